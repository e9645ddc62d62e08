package io.guerdon.web;

import io.guerdon.statement.Days;
import io.guerdon.statement.Statement;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;

/** Sets a wallet's part of a statement as a table. */
record StatementTable(Days days, StatementPdf.Wording wording, LongFunction<String> amounts, Font font) {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final float[] WIDTHS = {20, 24, 24, 16, 16};
    private static final List<String> COLUMNS = List.of("recorded", "kind", "reference", "amount", "balance");

    PdfPTable of(Statement.Part part) {
        PdfPTable table = new PdfPTable(WIDTHS);
        table.setWidthPercentage(100);
        row(
                table,
                COLUMNS.stream()
                        .map(column -> wording.of("statement." + column))
                        .toList());
        table.setHeaderRows(1);
        row(table, List.of(days.first().toString(), wording.of("statement.opening"), "", "", show(part.opening())));
        part.lines().forEach(line -> row(table, cells(line)));
        row(table, List.of(days.last().toString(), wording.of("statement.closing"), "", "", show(part.closing())));
        return table;
    }

    private List<String> cells(Statement.Line line) {
        return List.of(
                minute(line.entry().recordedAt()),
                wording.of("kind." + line.entry().kind().wire()),
                Receipts.of(line.entry()),
                show(line.amount()),
                show(line.balance()));
    }

    private String minute(Instant instant) {
        return MINUTE.format(instant.atZone(days.zone()));
    }

    private String show(long amount) {
        return amounts.apply(amount);
    }

    private void row(PdfPTable table, List<String> texts) {
        row(table, texts, COLUMNS.size() - 2, font);
    }

    /** Words stand to the left, in the first columns, and amounts to the right. */
    static void row(PdfPTable table, List<String> texts, int words, Font font) {
        for (int column = 0; column < texts.size(); column++) {
            PdfPCell cell = new PdfPCell(new Phrase(texts.get(column), font));
            cell.setHorizontalAlignment(column < words ? Element.ALIGN_LEFT : Element.ALIGN_RIGHT);
            table.addCell(cell);
        }
    }
}
