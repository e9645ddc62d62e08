package io.guerdon.mongo;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.BsonDecimal128;
import org.bson.BsonSerializationException;
import org.bson.BsonType;
import org.bson.types.Decimal128;

/**
 * Where the elements of a document or an array are in its bytes. It is walked through once; what an element says is decoded when that is
 * asked, so that nobody pays for what nobody asks. It knows the few types {@link BsonOut} writes, and passes over all others.
 */
final class Elements {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int USUAL_SIZE = 8;

    private final byte[] bytes;
    /** Where each name begins, behind the byte of its type. */
    private int[] names = new int[USUAL_SIZE];
    /** Where each value begins, behind the zero that ends its name. */
    private int[] values = new int[USUAL_SIZE];

    private int size;
    /** Where to look first: fields are mostly asked for in the order in which they were written. */
    private int next;

    /** Of the document that begins at a place among some bytes. */
    Elements(byte[] bytes, int start) {
        this.bytes = bytes;
        int end = start + number(start) - 1;
        int at = start + Integer.BYTES;
        while (at < end) {
            int value = at + 1;
            while (bytes[value] != 0) {
                value++;
            }
            add(at + 1, value + 1);
            at = value + 1 + length(bytes[at], value + 1, end);
        }
    }

    private void add(int name, int value) {
        if (size == names.length) {
            names = Arrays.copyOf(names, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        names[size] = name;
        values[size] = value;
        size++;
    }

    List<String> names() {
        return IntStream.range(0, size).mapToObj(this::name).toList();
    }

    /** The place of the element with a name, or -1. */
    int find(String name) {
        for (int tried = 0; tried < size; tried++) {
            int place = next + tried < size ? next + tried : next + tried - size;
            if (isNamed(place, name)) {
                next = place + 1 < size ? place + 1 : 0;
                return place;
            }
        }
        return -1;
    }

    private boolean isNamed(int place, String name) {
        int from = names[place];
        int length = values[place] - 1 - from;
        if (length != name.length()) {
            return false;
        }
        for (int at = 0; at < length; at++) {
            if (bytes[from + at] != name.charAt(at)) {
                return false;
            }
        }
        return true;
    }

    private String name(int place) {
        return new String(bytes, names[place], values[place] - 1 - names[place], StandardCharsets.UTF_8);
    }

    boolean isList(int place) {
        return type(bytes[names[place] - 1]) == BsonType.ARRAY;
    }

    /** What all say, in order. */
    private List<Object> values() {
        Object[] all = new Object[size];
        for (int place = 0; place < size; place++) {
            all[place] = value(place);
        }
        return List.of(all);
    }

    /** What the element at a place says: a document as its fields, an array as a list. */
    Object value(int place) {
        int at = values[place];
        return switch (type(bytes[names[place] - 1])) {
            case STRING -> new String(bytes, at + Integer.BYTES, number(at) - 1, StandardCharsets.UTF_8);
            case INT64 -> wideNumber(at);
            case INT32 -> number(at);
            case DATE_TIME -> Instant.ofEpochMilli(wideNumber(at));
            case BINARY -> Arrays.copyOfRange(bytes, at + Integer.BYTES + 1, at + Integer.BYTES + 1 + number(at));
            case DOCUMENT -> new Fields(new Elements(bytes, at));
            case ARRAY -> new Elements(bytes, at).values();
            case DECIMAL128 ->
                new BsonDecimal128(Decimal128.fromIEEE754BIDEncoding(wideNumber(at + Long.BYTES), wideNumber(at)));
            default -> throw new BsonSerializationException(name(place) + " is of a type that is never written");
        };
    }

    /** A damaged length must neither lead back nor out of the document. */
    private int length(byte type, int value, int end) {
        long length = switch (type(type)) {
            case STRING, JAVASCRIPT, SYMBOL -> (long) Integer.BYTES + number(value);
            case BINARY -> (long) Integer.BYTES + 1 + number(value);
            case DOCUMENT, ARRAY, JAVASCRIPT_WITH_SCOPE -> number(value);
            case INT64, DATE_TIME, DOUBLE, TIMESTAMP -> Long.BYTES;
            case INT32 -> Integer.BYTES;
            case DECIMAL128 -> 2 * Long.BYTES;
            case OBJECT_ID -> 12;
            case BOOLEAN -> 1;
            case NULL, UNDEFINED, MIN_KEY, MAX_KEY -> 0;
            case REGULAR_EXPRESSION, DB_POINTER, END_OF_DOCUMENT -> -1;
        };
        if (length < 0 || value + length > end) {
            throw new BsonSerializationException("an element is longer than its document, or of an unknown type");
        }
        return (int) length;
    }

    private static BsonType type(byte type) {
        BsonType known = BsonType.findByValue(type & 0xFF);
        if (known == null) {
            throw new BsonSerializationException("there are no elements of type " + type);
        }
        return known;
    }

    private int number(int at) {
        return (int) INT.get(bytes, at);
    }

    private long wideNumber(int at) {
        return (long) LONG.get(bytes, at);
    }
}
