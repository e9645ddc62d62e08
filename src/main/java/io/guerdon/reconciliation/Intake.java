package io.guerdon.reconciliation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Objects;
import org.apache.commons.csv.CSVException;

/** Takes an upload in while it comes: what cannot be read ends it, what lies outside the period is counted and left out. */
final class Intake implements Upload.Taking {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Period period;
    private final Sorter sorter;
    private final long most;
    private long taken;
    private long outside;

    Intake(Period period, Sorter sorter, long most) {
        this.period = period;
        this.sorter = sorter;
        this.most = most;
    }

    long taken() {
        return taken;
    }

    long outside() {
        return outside;
    }

    /** Reads to the end. */
    void read(InputStream body, Charset charset, Upload upload, Layout layout)
            throws IOException, UnreadableLine, TooManyLines {
        Reader text = new BufferedReader(new InputStreamReader(
                body,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        try {
            skipMark(text);
            upload.read(text, layout, this);
        } catch (UncheckedIOException wrapped) {
            throw meant(Objects.requireNonNull(wrapped.getCause()));
        } catch (IOException broken) {
            throw meant(broken);
        }
    }

    private static void skipMark(Reader text) throws IOException {
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
    }

    /** What is wrong with the text is the partner's affair; anything else is that nothing more comes. */
    private IOException meant(IOException broken) throws UnreadableLine, TooManyLines {
        return switch (broken) {
            case TooManyLines many -> throw many;
            case BoundedText.TooLong _ -> throw unreadable("longer than 65536 characters");
            case CharacterCodingException _ -> throw unreadable("not in the encoding the request says");
            case CSVException _ -> throw unreadable("not CSV");
            default -> broken;
        };
    }

    /** A header or a quote over several lines is why the number may be a little low. */
    private UnreadableLine unreadable(String why) {
        return new UnreadableLine(taken + outside + 1, why);
    }

    @Override
    public void take(Item item) throws IOException {
        if (taken + outside == most) {
            throw new TooManyLines();
        }
        if (item.at().isPresent() && !period.nearly(item.at().getAsLong())) {
            outside++;
        } else {
            sorter.add(item);
            taken++;
        }
    }

    /** There are more than there may be. */
    static final class TooManyLines extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
