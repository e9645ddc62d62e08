package io.guerdon.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Cuts a stream into lines of bounded length. */
final class BatchLines {
    /** In bytes. */
    static final int LONGEST = 256 * 1024;

    private final InputStream in;
    private final byte[] chunk = new byte[16 * 1024];
    private int next;
    private int end;

    BatchLines(InputStream in) {
        this.in = in;
    }

    /** A line, or what stands in its place. */
    sealed interface Read {}

    /** A line that is not empty. */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, to the JSON reader, and never compared
    record Line(byte[] bytes) implements Read {}

    /** A line that was skipped, for its length. */
    record TooLong() implements Read {}

    /** No more lines. */
    record End() implements Read {}

    Read read() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        int length = 0;
        while (more()) {
            int from = next;
            while (next < end && chunk[next] != '\n') {
                next++;
            }
            length += next - from;
            if (length <= LONGEST) {
                line.write(chunk, from, next - from);
            }
            if (next < end) {
                next++;
                if (!line.toString(java.nio.charset.StandardCharsets.ISO_8859_1).isBlank()) {
                    return length > LONGEST ? new TooLong() : new Line(line.toByteArray());
                }
                line.reset();
                length = 0;
            }
        }
        return last(line, length);
    }

    private static Read last(ByteArrayOutputStream line, int length) {
        if (length > LONGEST) {
            return new TooLong();
        }
        return line.toString(java.nio.charset.StandardCharsets.ISO_8859_1).isBlank()
                ? new End()
                : new Line(line.toByteArray());
    }

    private boolean more() throws IOException {
        if (next < end) {
            return true;
        }
        next = 0;
        end = Math.max(0, in.read(chunk));
        return end > 0;
    }
}
