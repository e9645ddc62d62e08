package io.guerdon.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** A partner's place in its stream. Whatever comes next must have the next number: a gap, or an event that comes twice, is a fault. */
final class StreamReader {
    private static final byte[] SEQ = "\"data\":{\"seq\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ENTRY = "\"entry\":\"".getBytes(StandardCharsets.US_ASCII);

    private final String partner;
    private volatile long last;

    StreamReader(String partner) {
        this.partner = partner;
    }

    String partner() {
        return partner;
    }

    /** The number of the last event that came. */
    long last() {
        return last;
    }

    /** How many events have come to all of them since the beginning. */
    static long total(List<StreamReader> readers) {
        return readers.stream().mapToLong(StreamReader::last).sum();
    }

    /** Asks for what comes next; answers how many came. */
    long read(FeedConnection connection, long limit, long wait) throws IOException {
        return connection.read(partner, last, limit, wait, this::number);
    }

    /** The same, and says of which entries. */
    long read(FeedConnection connection, long limit, Consumer<String> entries) throws IOException {
        return connection.read(partner, last, limit, 0, (bytes, from, to) -> {
            number(bytes, from, to);
            int start = after(ENTRY, bytes, from, to);
            int end = start;
            while (bytes[end] != '"') {
                end++;
            }
            entries.accept(new String(bytes, start, end - start, StandardCharsets.US_ASCII));
        });
    }

    private void number(byte[] bytes, int from, int to) throws IOException {
        long seq = 0;
        for (int place = after(SEQ, bytes, from, to); bytes[place] >= '0' && bytes[place] <= '9'; place++) {
            seq = seq * 10 + (bytes[place] - '0');
        }
        if (seq != last + 1) {
            throw new IOException("in the stream of " + partner + " event " + seq + " follows event " + last);
        }
        last = seq;
    }

    private static int after(byte[] name, byte[] bytes, int from, int to) throws IOException {
        for (int start = from; start + name.length < to; start++) {
            int same = 0;
            while (same < name.length && bytes[start + same] == name[same]) {
                same++;
            }
            if (same == name.length) {
                return start + name.length;
            }
        }
        throw new IOException("no event: " + new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }
}
