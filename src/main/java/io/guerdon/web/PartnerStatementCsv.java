package io.guerdon.web;

import io.guerdon.program.Program;
import io.guerdon.settlement.MoneyLine;
import io.guerdon.settlement.PartnerStatement;
import io.guerdon.web.PartnerStatementView.StatementLineView;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A partner's statement as CSV (RFC 4180): a row per amount; then in the program's currency, in minor units, what that comes to, with what was
 * used and is left of packs, where there were any; and as the last one what is to be paid.
 */
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
        for (StatementLineView line : view.lines()) {
            print(rows, view, line);
        }
        String currency = view.money().currency();
        for (MoneyLine line : statement.money()) {
            if (line.what() == MoneyLine.What.NET && statement.packs().isPresent()) {
                print(rows, view, left(currency, statement.packs().get()));
            }
            print(rows, view, money(currency, line));
        }
        rows.flush();
    }

    private static StatementLineView money(String currency, MoneyLine line) {
        return new StatementLineView(
                currency,
                line.what().wire(),
                line.opening().minor(),
                line.amount().minor(),
                line.closing().minor());
    }

    private static StatementLineView left(String currency, PartnerStatement.Packs packs) {
        BigInteger more = packs.bought().subtract(packs.used());
        return new StatementLineView(currency, "packs-left", packs.opening(), more, packs.left());
    }

    private static void print(CSVPrinter rows, PartnerStatementView view, StatementLineView line) throws IOException {
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
