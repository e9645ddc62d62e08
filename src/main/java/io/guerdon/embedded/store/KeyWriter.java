package io.guerdon.embedded.store;

import de.bwaldvogel.mongo.exception.BadValueException;
import java.util.Arrays;

/**
 * Writes BSON values as bytes whose unsigned order is MongoDB's order of the values, across types and number widths.
 * No written value is the beginning of another, so values can be laid one after the other and a prefix is an equality.
 */
final class KeyWriter {
    private byte[] bytes = new byte[64];
    private int length;

    static Bytes key(Slice value) {
        KeyWriter writer = new KeyWriter();
        writer.value(value);
        return writer.written();
    }

    Bytes written() {
        return Bytes.of(Arrays.copyOf(bytes, length));
    }

    void value(Slice value) {
        one(KeyType.of(value.type()).tag());
        payload(value);
    }

    void nullValue() {
        one(KeyType.NULL.tag());
    }

    void raw(byte[] source) {
        range(source, 0, source.length);
    }

    private void payload(Slice value) {
        byte[] source = value.bytes();
        int start = value.start();
        switch (KeyType.of(value.type())) {
            case NUMBER -> number(value);
            case STRING, CODE -> text(source, start + 4, value.end() - 1);
            case OBJECT -> object(value);
            case ARRAY -> array(value);
            case BINARY -> binary(value);
            case DATE -> big(BsonReader.longAt(source, start) ^ Long.MIN_VALUE);
            case TIMESTAMP -> big(BsonReader.longAt(source, start));
            case OBJECT_ID, BOOLEAN -> range(source, start, value.end());
            case REGEX, DB_POINTER, SCOPED_CODE -> text(source, start, value.end());
            case MIN_KEY, UNDEFINED, NULL, MAX_KEY -> {}
        }
    }

    private void number(Slice value) {
        byte[] source = value.bytes();
        switch (value.type()) {
            case Bson.INT32 -> decimal(BsonReader.intAt(source, value.start()), 0);
            case Bson.INT64 -> whole(BsonReader.longAt(source, value.start()));
            case Bson.DOUBLE -> decimal(Double.longBitsToDouble(BsonReader.longAt(source, value.start())), 0);
            default -> throw new BadValueException("a Decimal128 cannot be part of an index key in the embedded store");
        }
    }

    // The nearest double orders all numbers alike; what a long differs from it (at most 512) orders those that share
    // one.
    private void whole(long number) {
        double nearest = (double) number;
        long rest = nearest == 0x1p63 ? number + Long.MIN_VALUE : number - (long) nearest;
        decimal(nearest, (int) rest);
    }

    // Not-a-number is below all other numbers, and 0.0 equals -0.0.
    private void decimal(double number, int rest) {
        if (Double.isNaN(number)) {
            big(0);
            two(0);
            return;
        }
        long bits = Double.doubleToLongBits(number == 0 ? 0.0 : number);
        big(bits < 0 ? ~bits : bits ^ Long.MIN_VALUE);
        two(rest + 0x8000);
    }

    // MongoDB compares documents field by field: type, then name, then value; a shorter document comes first.
    private void object(Slice value) {
        BsonReader reader = new BsonReader(value.bytes(), value.start());
        while (reader.next()) {
            one(KeyType.of(reader.type()).tag());
            text(value.bytes(), reader.nameStart(), reader.valueStart() - 1);
            payload(reader.slice());
        }
        one(0);
    }

    private void array(Slice value) {
        BsonReader reader = new BsonReader(value.bytes(), value.start());
        while (reader.next()) {
            value(reader.slice());
        }
        one(0);
    }

    // Shorter binaries first, then by subtype, then by content.
    private void binary(Slice value) {
        int size = BsonReader.intAt(value.bytes(), value.start());
        two(size >>> 16);
        two(size);
        range(value.bytes(), value.start() + 4, value.end());
    }

    // A zero inside is written as 00 FF and the end as 00 00, so a string sorts before its longer continuations.
    private void text(byte[] source, int start, int end) {
        for (int i = start; i < end; i++) {
            one(source[i]);
            if (source[i] == 0) {
                one(0xFF);
            }
        }
        two(0);
    }

    private void big(long number) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            one((int) (number >>> shift));
        }
    }

    private void two(int number) {
        one(number >>> 8);
        one(number);
    }

    private void range(byte[] source, int start, int end) {
        for (int i = start; i < end; i++) {
            one(source[i]);
        }
    }

    private void one(int value) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, length * 2);
        }
        bytes[length++] = (byte) value;
    }
}
