package io.guerdon.web;

import io.guerdon.program.Program;
import io.guerdon.settlement.PartnerStatement;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A partner's statement as CSV (RFC 4180): a row per amount, and as the last one what is to be paid, in minor units. */
record PartnerStatementCsv(Program program, PartnerStatement statement) implements Rendered {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader("partner", "period", "from", "to", "state", "unit", "measure", "opening", "amount", "closing")
            .get();

    @Override
    public String contentType() {
        return "text/csv;charset=UTF-8";
    }

    @Override
    public void write(OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CSVPrinter rows = new CSVPrinter(text, FORMAT);
        PartnerStatementView view = PartnerStatementView.of(program, statement);
        for (PartnerStatementView.StatementLineView line : view.lines()) {
            print(rows, view, line);
        }
        BigInteger before = statement.before().settled();
        BigInteger after = statement.after().settled();
        print(
                rows,
                view,
                new PartnerStatementView.StatementLineView(
                        view.money().currency(), "net", before, view.money().net(), after));
        rows.flush();
    }

    private static void print(CSVPrinter rows, PartnerStatementView view, PartnerStatementView.StatementLineView line)
            throws IOException {
        rows.printRecord(
                view.partner(),
                view.period(),
                view.from(),
                view.to(),
                view.state().wire(),
                line.unit(),
                line.measure(),
                line.opening(),
                line.amount(),
                line.closing());
    }
}
