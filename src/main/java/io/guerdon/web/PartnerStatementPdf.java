package io.guerdon.web;

import io.guerdon.program.Program;
import io.guerdon.settlement.PartnerStatement;
import io.guerdon.unit.WalletId;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.openpdf.text.Document;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;

/** A partner's statement to print, in the language of whoever asks. */
record PartnerStatementPdf(Program program, PartnerStatement statement, StatementPdf.Wording wording)
        implements Rendered {
    private static final Font TEXT = StatementPdf.font(9);
    private static final Font HEADING = StatementPdf.font(12);
    private static final Font TITLE = StatementPdf.font(16);
    private static final float[] WIDTHS = {34, 22, 22, 22};
    private static final int WORDS = 1;

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
        document.add(new Paragraph(wording.of("settlement.title"), TITLE));
        document.add(new Paragraph(heading(), TEXT));
        document.add(new Paragraph(state(), TEXT));
        units().forEach(unit -> add(document, unit));
        addMoney(document);
        addPayment(document);
        document.close();
    }

    private String heading() {
        return program.id().value() + ", " + statement.partner() + ", "
                + statement.period().name() + ", " + statement.period().first() + " – "
                + statement.period().last();
    }

    private String state() {
        return statement
                .closing()
                .map(closing -> wording.of("settlement.closed") + " "
                        + closing.at().atZone(program.place().zone()).toLocalDate())
                .orElseGet(() -> wording.of("settlement.open"));
    }

    private Stream<WalletId> units() {
        return statement.lines().stream().map(line -> line.what().unit()).distinct();
    }

    private void add(Document document, WalletId unit) {
        PdfUnits units = new PdfUnits(program, wording);
        boolean exact = PartnerStatement.isClearing(unit);
        heading(document, exact ? wording.of("settlement.clearing") : units.name(unit));
        Function<BigInteger, String> show = exact ? units.exactMoney() : units.amounts(unit);
        PdfPTable table = table();
        statement.lines().stream()
                .filter(line -> line.what().unit().equals(unit))
                .forEach(line -> row(
                        table,
                        Stream.of(
                                wording.of("measure." + line.what().measure().wire()),
                                show.apply(line.opening()),
                                show.apply(line.amount()),
                                show.apply(line.closing()))));
        document.add(table);
    }

    private void addMoney(Document document) {
        heading(document, wording.of("settlement.in-money"));
        Function<BigInteger, String> money = new PdfUnits(program, wording).money();
        PdfPTable table = table();
        statement
                .money()
                .forEach(line -> row(
                        table,
                        Stream.of(
                                wording.of("settlement.item." + line.what().wire()),
                                money.apply(line.opening().minor()),
                                money.apply(line.amount().minor()),
                                money.apply(line.closing().minor()))));
        document.add(table);
    }

    private void addPayment(Document document) {
        PdfUnits units = new PdfUnits(program, wording);
        Function<BigInteger, String> exact = units.exactMoney();
        heading(document, wording.of("settlement.money"));
        PdfPTable table = new PdfPTable(new float[] {66, 34});
        table.setWidthPercentage(100);
        row(table, Stream.of(wording.of("settlement.carried-in"), exact.apply(statement.carriedIn())));
        row(table, Stream.of(wording.of("settlement.cleared"), exact.apply(statement.cleared())));
        row(table, Stream.of(wording.of("settlement.carried-out"), exact.apply(statement.carriedOut())));
        statement.packs().ifPresent(packs -> addPacks(table, packs));
        String toWhom = statement.net().signum() < 0 ? "settlement.to-be-paid-by" : "settlement.to-be-paid-to";
        row(
                table,
                Stream.of(
                        wording.of(toWhom), units.money().apply(statement.net().abs())));
        document.add(table);
    }

    private void addPacks(PdfPTable table, PartnerStatement.Packs packs) {
        Function<BigInteger, String> money = new PdfUnits(program, wording).money();
        row(table, Stream.of(wording.of("settlement.packs-opening"), money.apply(packs.opening())));
        row(table, Stream.of(wording.of("settlement.packs-bought"), money.apply(packs.bought())));
        row(table, Stream.of(wording.of("settlement.packs-used"), money.apply(packs.used())));
        row(table, Stream.of(wording.of("settlement.packs-left"), money.apply(packs.left())));
    }

    private PdfPTable table() {
        PdfPTable table = new PdfPTable(WIDTHS);
        table.setWidthPercentage(100);
        row(
                table,
                Stream.of("measure", "opening", "amount", "closing").map(column -> wording.of("settlement." + column)));
        table.setHeaderRows(1);
        return table;
    }

    private static void heading(Document document, String text) {
        Paragraph heading = new Paragraph(text, HEADING);
        heading.setSpacingBefore(12);
        heading.setSpacingAfter(4);
        document.add(heading);
    }

    private static void row(PdfPTable table, Stream<String> texts) {
        StatementTable.row(table, List.copyOf(texts.toList()), WORDS, TEXT);
    }
}
