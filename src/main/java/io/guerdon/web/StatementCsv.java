package io.guerdon.web;

import io.guerdon.statement.Statement;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A statement as CSV (RFC 4180): a row per movement, and one before and one after those of each wallet. */
record StatementCsv(Statement statement) implements Rendered {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader("unit", "recordedAt", "effectiveAt", "kind", "reference", "entry", "amount", "balance")
            .get();

    @Override
    public String contentType() {
        return "text/csv;charset=UTF-8";
    }

    @Override
    public void write(OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CSVPrinter rows = new CSVPrinter(text, FORMAT);
        for (Statement.Part part : statement.wallets()) {
            String unit = part.wallet().value();
            rows.printRecord(unit, statement.days().first(), "", "opening", "", "", "", part.opening());
            for (Statement.Line line : part.lines()) {
                rows.printRecord(
                        unit,
                        local(line.entry().recordedAt()),
                        local(line.entry().draft().effectiveAt()),
                        line.entry().kind().wire(),
                        Receipts.of(line.entry()),
                        line.entry().id(),
                        line.amount(),
                        line.balance());
            }
            rows.printRecord(unit, statement.days().last(), "", "closing", "", "", "", part.closing());
        }
        rows.flush();
    }

    private String local(Instant instant) {
        return instant.atZone(statement.days().zone()).toOffsetDateTime().toString();
    }
}
