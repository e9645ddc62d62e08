package io.guerdon.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One message as it is on the wire: a header, then a command in either the present form or that of the first greeting. */
final class WireMessage {
    /** Bytes; a longer message ends the connection. */
    static final int LARGEST = 48_000_000;

    private static final int HEADER = 16;
    private static final int OP_REPLY = 1;
    private static final int OP_QUERY = 2004;
    private static final int OP_MSG = 2013;
    private static final int CHECKSUM_PRESENT = 1;
    private static final int MORE_TO_COME = 2;

    private final byte[] bytes;

    private WireMessage(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The next message; null when the client has gone. */
    static @Nullable WireMessage read(DataInputStream in) throws IOException {
        int length;
        try {
            length = Integer.reverseBytes(in.readInt());
        } catch (EOFException gone) {
            return null;
        }
        if (length < HEADER || length > LARGEST) {
            throw new IOException("a message of " + length + " bytes");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes, Integer.BYTES, length - Integer.BYTES);
        return new WireMessage(bytes);
    }

    Request request() throws IOException {
        Request request = new Request();
        switch (operation()) {
            case OP_MSG -> readSections(request);
            case OP_QUERY -> request.body(bytes, queryStart());
            default -> throw new IOException("operation " + operation() + " is not understood");
        }
        return request;
    }

    /** Answers in the form of the question; a client that wants no answer gets none. */
    void reply(Document reply, OutputStream out) throws IOException {
        boolean isMessage = operation() == OP_MSG;
        if (isMessage && (flags() & MORE_TO_COME) != 0) {
            return;
        }
        ByteBuf buffer = Unpooled.buffer(1024);
        buffer.writeIntLE(0).writeIntLE(0).writeIntLE(id()).writeIntLE(isMessage ? OP_MSG : OP_REPLY);
        if (isMessage) {
            buffer.writeIntLE(0).writeByte(0);
        } else {
            buffer.writeIntLE(0).writeLongLE(0).writeIntLE(0).writeIntLE(1);
        }
        Bson.write(reply, buffer);
        buffer.setIntLE(0, buffer.writerIndex());
        out.write(buffer.array(), 0, buffer.writerIndex());
        out.flush();
    }

    private void readSections(Request request) throws IOException {
        int end = bytes.length - ((flags() & CHECKSUM_PRESENT) != 0 ? Integer.BYTES : 0);
        int at = HEADER + Integer.BYTES;
        while (at < end) {
            byte kind = bytes[at++];
            int size = BsonReader.intAt(bytes, at);
            switch (kind) {
                case 0 -> request.body(bytes, at);
                case 1 -> readSequence(request, at, at + size);
                default -> throw new IOException("section " + kind + " is not understood");
            }
            at += size;
        }
    }

    private void readSequence(Request request, int start, int end) {
        int at = start + Integer.BYTES;
        int nameStart = at;
        while (bytes[at] != 0) {
            at++;
        }
        String name = new String(bytes, nameStart, at - nameStart, StandardCharsets.UTF_8);
        at++;
        while (at < end) {
            int size = BsonReader.intAt(bytes, at);
            request.add(name, Arrays.copyOfRange(bytes, at, at + size));
            at += size;
        }
    }

    // Behind the flags, the name of a collection, and two numbers nobody uses in a greeting.
    private int queryStart() {
        int at = HEADER + Integer.BYTES;
        while (bytes[at] != 0) {
            at++;
        }
        return at + 1 + 2 * Integer.BYTES;
    }

    private int id() {
        return BsonReader.intAt(bytes, 4);
    }

    private int operation() {
        return BsonReader.intAt(bytes, 12);
    }

    private int flags() {
        return BsonReader.intAt(bytes, HEADER);
    }
}
