package io.guerdon.web;

import io.guerdon.program.Program;
import io.guerdon.statement.Statement;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.Locale;
import java.util.function.Function;
import org.openpdf.text.Document;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfWriter;

/**
 * A statement to print, in the language of whoever asks. The font is not embedded: STSong is one of those every reader has, and the
 * only ones of them that have both alphabets.
 */
record StatementPdf(Statement statement, Program program, Wording wording) implements Rendered {
    private static final Font TEXT = font(9);
    private static final Font HEADING = font(12);
    private static final Font TITLE = font(16);

    /** Words, in a language. */
    record Wording(ProblemTexts texts, Locale language) {
        String of(String key) {
            return texts.text(language, key);
        }
    }

    static Font font(float size) {
        try {
            return new Font(BaseFont.createFont("STSong-Light", "UniGB-UCS2-H", BaseFont.NOT_EMBEDDED), size);
        } catch (IOException e) {
            throw new IllegalStateException("the library brings this font's measures", e);
        }
    }

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
        document.add(new Paragraph(wording.of("statement.title"), TITLE));
        document.add(new Paragraph(heading(), TEXT));
        statement.wallets().forEach(part -> add(document, part));
        document.close();
    }

    private String heading() {
        return program.id().value() + " · " + statement.chain().owner().value() + " · "
                + statement.days().first() + " – " + statement.days().last();
    }

    private void add(Document document, Statement.Part part) {
        PdfUnits units = new PdfUnits(program, wording);
        Function<BigInteger, String> amounts = units.amounts(part.wallet());
        Paragraph name = new Paragraph(units.name(part.wallet()), HEADING);
        name.setSpacingBefore(12);
        name.setSpacingAfter(4);
        document.add(name);
        document.add(
                new StatementTable(statement.days(), wording, amount -> amounts.apply(BigInteger.valueOf(amount)), TEXT)
                        .of(part));
    }
}
