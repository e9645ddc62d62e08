package io.guerdon.cli;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;

/**
 * A purchase as a CSV file has it. Columns are found by name: the member under {@code customer}, {@code member},
 * {@code external} or {@code card}; the day or time under {@code date} or {@code at}; pieces under {@code quantity},
 * {@code cds} or {@code qty}; money in whole currency units with decimals under {@code amount}, {@code dollars} or
 * {@code total}; the receipt, where there is one, under {@code receipt}.
 *
 * @param customer how the file names the member
 * @param at date, or date and time with offset
 * @param quantity pieces
 * @param amountMinor money in minor units
 * @param receipt as given
 */
record PurchaseRow(String customer, String at, long quantity, long amountMinor, Optional<String> receipt) {
    private static final Map<String, List<String>> COLUMNS = Map.of(
            "member", List.of("customer", "member", "external", "card"),
            "at", List.of("date", "at"),
            "quantity", List.of("quantity", "cds", "qty"),
            "amount", List.of("amount", "dollars", "total"),
            "receipt", List.of("receipt"));

    static PurchaseRow read(CSVRecord row, int fractionDigits) {
        return new PurchaseRow(
                required(row, "member"),
                required(row, "at"),
                column(row, "quantity").map(Long::parseLong).orElse(1L),
                new BigDecimal(required(row, "amount"))
                        .movePointRight(fractionDigits)
                        .longValueExact(),
                column(row, "receipt"));
    }

    /** Noon in the program's zone where only a day is known. */
    String instant(ZoneId zone) {
        if (at.length() == "2000-01-01".length()) {
            return LocalDate.parse(at)
                    .atTime(12, 0)
                    .atZone(zone)
                    .toOffsetDateTime()
                    .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        }
        return OffsetDateTime.parse(at).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    private static String required(CSVRecord row, String what) {
        return column(row, what)
                .orElseThrow(() -> new IllegalArgumentException("line " + row.getRecordNumber() + " has no " + what
                        + "; it is looked for under " + COLUMNS.get(what)));
    }

    private static Optional<String> column(CSVRecord row, String what) {
        return COLUMNS.getOrDefault(what, List.of()).stream()
                .filter(row::isSet)
                .map(row::get)
                .filter(value -> !value.isBlank())
                .findFirst();
    }
}
