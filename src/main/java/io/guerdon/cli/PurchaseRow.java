package io.guerdon.cli;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
    /** Where the money is looked for; no other kind of file has such a column. */
    static final List<String> AMOUNT = List.of("amount", "dollars", "total");

    private static final List<String> MEMBER = List.of("customer", "member", "external", "card");
    private static final List<String> AT = List.of("date", "at");
    private static final List<String> QUANTITY = List.of("quantity", "cds", "qty");
    private static final List<String> RECEIPT = List.of("receipt");

    static PurchaseRow read(CSVRecord row, int fractionDigits) {
        String quantity = CsvFile.cell(row, QUANTITY).orElse("1");
        String amount = required(row, AMOUNT);
        PurchaseRow purchase = new PurchaseRow(
                required(row, MEMBER),
                required(row, AT),
                read(quantity, "a number of pieces", Long::parseLong),
                read(
                        amount,
                        "an amount of money with at most " + fractionDigits + " decimals",
                        text -> new BigDecimal(text)
                                .movePointRight(fractionDigits)
                                .longValueExact()),
                CsvFile.cell(row, RECEIPT));
        read(purchase.at, "a day such as 2026-01-31, or a time with offset", _ -> purchase.instant(ZoneOffset.UTC));
        return purchase;
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

    private static <T> T read(String text, String what, Function<String, T> form) {
        try {
            return form.apply(text);
        } catch (ArithmeticException | IllegalArgumentException | DateTimeException _) {
            throw new IllegalArgumentException("\"" + text + "\" is not " + what);
        }
    }

    private static String required(CSVRecord row, List<String> names) {
        return CsvFile.cell(row, names)
                .orElseThrow(
                        () -> new IllegalArgumentException("there is nothing under " + String.join(" or ", names)));
    }
}
