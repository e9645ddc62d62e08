package io.guerdon.load;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Puts answers together from the bytes of one connection. One answer at a time: nothing is sent before the last has come. */
final class Inbox {
    private static final String LENGTH = "\r\ncontent-length:";
    private static final String CHUNKED = "\r\ntransfer-encoding: chunked";
    private static final int STATUS_AT = "HTTP/1.1 ".length();

    private byte[] bytes = new byte[8 * 1024];
    private int filled;

    /** Reads what is there; the answer, where it is complete. */
    Optional<Reply> read(SocketChannel channel) throws IOException {
        if (filled == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * filled);
        }
        int some = channel.read(ByteBuffer.wrap(bytes, filled, bytes.length - filled));
        if (some < 0) {
            throw new EOFException("the service closed a connection");
        }
        return accept(some);
    }

    /** Takes bytes that have come; the answer, where it is complete. */
    Optional<Reply> accept(byte[] some) {
        bytes = Arrays.copyOf(bytes, Math.max(bytes.length, filled + some.length));
        System.arraycopy(some, 0, bytes, filled, some.length);
        return accept(some.length);
    }

    private Optional<Reply> accept(int some) {
        filled += some;
        int head = headLength();
        if (head == 0) {
            return Optional.empty();
        }
        String headers = new String(bytes, 0, head, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        Optional<Reply> reply = headers.contains(CHUNKED) ? chunked(headers, head) : sized(headers, head);
        if (reply.isPresent()) {
            filled = 0;
        }
        return reply;
    }

    private Optional<Reply> sized(String headers, int head) {
        String length = Text.between(headers, LENGTH, "\r").strip();
        int end = head + (length.isEmpty() ? 0 : Integer.parseInt(length));
        return filled < end ? Optional.empty() : Optional.of(Reply.of(status(headers), bytes, head, end));
    }

    private Optional<Reply> chunked(String headers, int head) {
        StringBuilder body = new StringBuilder();
        int at = head;
        while (true) {
            int line = lineEnd(at);
            if (line < 0) {
                return Optional.empty();
            }
            int size = Integer.parseInt(new String(bytes, at, line - at, StandardCharsets.ISO_8859_1).strip(), 16);
            int end = line + 2 + size;
            if (filled < end + 2) {
                return Optional.empty();
            }
            if (size == 0) {
                return Optional.of(new Reply(status(headers), body.toString()));
            }
            body.append(new String(bytes, line + 2, size, StandardCharsets.UTF_8));
            at = end + 2;
        }
    }

    private static int status(String headers) {
        return Integer.parseInt(headers, STATUS_AT, STATUS_AT + 3, 10);
    }

    private int headLength() {
        for (int i = 3; i < filled; i++) {
            if (bytes[i] == '\n' && bytes[i - 2] == '\n') {
                return i + 1;
            }
        }
        return 0;
    }

    private int lineEnd(int from) {
        for (int i = from + 1; i < filled; i++) {
            if (bytes[i] == '\n') {
                return i - 1;
            }
        }
        return -1;
    }
}
