package io.guerdon.web;

import io.guerdon.program.Program;
import io.guerdon.reconciliation.Counts;
import io.guerdon.reconciliation.Discrepancy;
import io.guerdon.reconciliation.Item;
import io.guerdon.reconciliation.Reconciliation;
import io.guerdon.reconciliation.Reconciliation.State;
import io.guerdon.reconciliation.ReconciliationStore;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.openpdf.text.Document;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;

/** A reconciliation to print: its sums, and its first discrepancies with both sides. */
record ReconciliationPdf(ReconciliationStore store, Reconciliation one, Program program, StatementPdf.Wording wording)
        implements Rendered {
    /** More than anybody reads on paper; all of them are in the table. */
    private static final int MOST = 500;

    private static final Font TEXT = StatementPdf.font(8);
    private static final Font TITLE = StatementPdf.font(16);
    private static final float[] WIDTHS = {18, 16, 26, 26, 18};
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    @Override
    public String contentType() {
        return "application/pdf";
    }

    @Override
    public void write(OutputStream out) {
        Document document = new Document(PageSize.A4);
        PdfWriter writer = PdfWriter.getInstance(document, out);
        writer.setCloseStream(false);
        document.open();
        document.add(new Paragraph(wording.of("reconciliation.title"), TITLE));
        document.add(new Paragraph(
                program.id().value() + " · " + one.id() + " · "
                        + minute(one.period().from().toEpochMilli()) + " – "
                        + minute(one.period().to().toEpochMilli()),
                TEXT));
        if (one.progress().state() == State.DONE) {
            document.add(sums(one.progress().counts()));
            document.add(discrepancies());
        } else {
            document.add(new Paragraph(wording.of("reconciliation.not-done"), TEXT));
        }
        document.close();
    }

    private PdfPTable sums(Counts counts) {
        PdfPTable table = table(new float[] {70, 30});
        row(table, "lines", counts.lines());
        row(table, "outside", counts.outside());
        row(table, "events", counts.events());
        row(table, "matched", counts.matched());
        row(table, "missing-here", counts.missingHere());
        row(table, "missing-there", counts.missingThere());
        row(table, "different", counts.different());
        return table;
    }

    private static PdfPTable table(float[] widths) {
        PdfPTable table = new PdfPTable(widths);
        table.setWidthPercentage(100);
        table.setSpacingBefore(12);
        return table;
    }

    private void row(PdfPTable table, String name, long count) {
        table.addCell(phrase(wording.of("reconciliation." + name)));
        table.addCell(phrase(NumberFormat.getIntegerInstance(wording.language()).format(count)));
    }

    private PdfPTable discrepancies() {
        PdfPTable table = table(WIDTHS);
        for (String column : List.of("receipt", "what", "line", "event", "resolution")) {
            table.addCell(phrase(wording.of("reconciliation." + column)));
        }
        table.setHeaderRows(1);
        for (Discrepancy each : store.from(one.id(), one.progress().attempt(), 1, MOST)) {
            table.addCell(phrase(each.receipt()));
            table.addCell(phrase(what(each)));
            table.addCell(phrase(side(each.line())));
            table.addCell(phrase(side(each.event())));
            table.addCell(phrase(each.standing()
                    .resolution()
                    .map(done -> done.reason() + " " + done.entry())
                    .orElse("")));
        }
        return table;
    }

    private String what(Discrepancy each) {
        StringBuilder what =
                new StringBuilder(wording.of("reconciliation." + each.sort().wire()));
        each.traits().stream()
                .sorted()
                .forEach(trait -> what.append(" · ").append(wording.of("reconciliation.trait." + trait.wire())));
        return what.toString();
    }

    private String side(Optional<Item> side) {
        return side.map(item -> {
                    StringBuilder text = new StringBuilder();
                    text.append(item.kind().isEmpty() ? "" : wording.of("kind." + item.kind()) + " ");
                    item.amount().ifPresent(amount -> text.append(money(amount)).append(' '));
                    item.at().ifPresent(at -> text.append(minute(at)));
                    return text.toString();
                })
                .orElse("–");
    }

    private String money(long minor) {
        Currency currency = Currency.getInstance(program.place().currency());
        NumberFormat numbers = NumberFormat.getNumberInstance(wording.language());
        numbers.setMinimumFractionDigits(currency.getDefaultFractionDigits());
        return numbers.format(BigDecimal.valueOf(minor, currency.getDefaultFractionDigits())) + " "
                + currency.getCurrencyCode();
    }

    private String minute(long millis) {
        return MINUTE.format(Instant.ofEpochMilli(millis).atZone(program.place().zone()));
    }

    private static Phrase phrase(String text) {
        return new Phrase(text, TEXT);
    }
}
