package io.guerdon.embedded.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Walks the elements of one document inside BSON bytes without making objects of them. */
final class BsonReader {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private int name;
    private int value;
    private int end;

    BsonReader(byte[] bytes) {
        this(bytes, 0);
    }

    BsonReader(byte[] bytes, int start) {
        this.bytes = bytes;
        this.end = start + 4;
    }

    static int intAt(byte[] bytes, int offset) {
        return (int) INT.get(bytes, offset);
    }

    static long longAt(byte[] bytes, int offset) {
        return (long) LONG.get(bytes, offset);
    }

    /** Steps to the next element; false at the end of the document. */
    boolean next() {
        if (bytes[end] == 0) {
            return false;
        }
        name = end + 1;
        value = afterTerminator(name);
        end = value + size();
        return true;
    }

    /** Steps to the element of that name; false if the rest of the document has none. */
    boolean seek(byte[] wanted) {
        while (next()) {
            if (isNamed(wanted)) {
                return true;
            }
        }
        return false;
    }

    byte type() {
        return bytes[name - 1];
    }

    boolean isNamed(byte[] wanted) {
        return Arrays.equals(bytes, name, value - 1, wanted, 0, wanted.length);
    }

    String name() {
        return new String(bytes, name, value - 1 - name, StandardCharsets.UTF_8);
    }

    int nameStart() {
        return name;
    }

    int valueStart() {
        return value;
    }

    int valueEnd() {
        return end;
    }

    Slice slice() {
        return new Slice(bytes, type(), value, end);
    }

    private int afterTerminator(int start) {
        int at = start;
        while (bytes[at] != 0) {
            at++;
        }
        return at + 1;
    }

    private int size() {
        return switch (type()) {
            case Bson.DOUBLE, Bson.DATE, Bson.TIMESTAMP, Bson.INT64 -> 8;
            case Bson.STRING, Bson.CODE, Bson.SYMBOL -> 4 + intAt(bytes, value);
            case Bson.OBJECT, Bson.ARRAY, Bson.SCOPED_CODE -> intAt(bytes, value);
            case Bson.BINARY -> 5 + intAt(bytes, value);
            case Bson.OBJECT_ID -> 12;
            case Bson.BOOLEAN -> 1;
            case Bson.NULL, Bson.UNDEFINED, Bson.MIN_KEY, Bson.MAX_KEY -> 0;
            case Bson.REGEX -> afterTerminator(afterTerminator(value)) - value;
            case Bson.DB_POINTER -> 16 + intAt(bytes, value);
            case Bson.INT32 -> 4;
            case Bson.DECIMAL128 -> 16;
            default -> throw new IllegalArgumentException("unknown BSON type " + type());
        };
    }
}
