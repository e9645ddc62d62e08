package io.guerdon.load;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** A partner that asks for its events over a connection that is kept open, and looks at every line while the answer comes, without keeping it. */
final class FeedConnection implements AutoCloseable {
    private static final int OK = 200;
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Socket socket;
    private final InputStream in;
    private byte[] line = new byte[BUFFER_BYTES];

    private FeedConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES);
    }

    static FeedConnection open(InetSocketAddress address) throws IOException {
        Socket socket = new Socket(address.getAddress(), address.getPort());
        socket.setTcpNoDelay(true);
        return new FeedConnection(socket);
    }

    /** Takes a line, without its end; the bytes are good until it returns. */
    @FunctionalInterface
    interface Lines {
        void take(byte[] bytes, int from, int to) throws IOException;
    }

    /**
     * Asks for events after one.
     *
     * @param limit at most so many
     * @param wait seconds to wait where there is none
     * @return how many came
     */
    long read(String partner, long after, long limit, long wait, Lines lines) throws IOException {
        String request = "GET /v1/partners/" + partner + "/events?after=" + after + "&limit=" + limit + "&wait=" + wait
                + " HTTP/1.1\r\nHost: 127.0.0.1:" + socket.getPort()
                + "\r\nAuthorization: Bearer demo-operator\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        String status = textLine();
        boolean chunked = false;
        long length = 0;
        for (String header = textLine(); !header.isEmpty(); header = textLine()) {
            String name = header.toLowerCase(Locale.ROOT);
            chunked |= name.equals("transfer-encoding: chunked");
            length = name.startsWith("content-length:")
                    ? Long.parseLong(name.substring(name.indexOf(':') + 1).strip())
                    : length;
        }
        Body body = chunked ? new Body(true, 0) : new Body(false, length);
        if (Integer.parseInt(status.split(" ", 3)[1]) != OK) {
            throw new IOException("the feed of " + partner + " after " + after + " answered " + status);
        }
        return body.all(lines);
    }

    private String textLine() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0) {
                throw new EOFException("the service closed a feed");
            }
            if (one != '\r') {
                text.append((char) one);
            }
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** The body of an answer, whole or in chunks, cut into lines. */
    private final class Body {
        private final boolean chunked;
        private long left;
        private boolean inChunk;
        private int filled;

        Body(boolean chunked, long length) {
            this.chunked = chunked;
            this.left = length;
        }

        long all(Lines lines) throws IOException {
            long count = 0;
            while (more()) {
                if (filled == line.length) {
                    line = Arrays.copyOf(line, 2 * filled);
                }
                int some = in.read(line, filled, (int) Math.min(left, line.length - filled));
                if (some < 0) {
                    throw new EOFException("the service broke an answer off");
                }
                left -= some;
                count += cut(filled, filled + some, lines);
            }
            if (filled > 0) {
                throw new EOFException("an answer ended within a line");
            }
            return count;
        }

        /** Whether anything is left; goes on to the next chunk where one is over. */
        private boolean more() throws IOException {
            if (left > 0 || !chunked) {
                return left > 0;
            }
            if (inChunk) {
                textLine();
            }
            left = Long.parseLong(textLine(), 16);
            inChunk = left > 0;
            if (!inChunk) {
                textLine();
            }
            return inChunk;
        }

        /** Hands on the lines that are whole, and keeps the beginning of the next. */
        private long cut(int from, int end, Lines lines) throws IOException {
            long count = 0;
            int start = 0;
            for (int place = from; place < end; place++) {
                if (line[place] == '\n') {
                    lines.take(line, start, place);
                    count++;
                    start = place + 1;
                }
            }
            filled = end - start;
            System.arraycopy(line, start, line, 0, filled);
            return count;
        }
    }
}
