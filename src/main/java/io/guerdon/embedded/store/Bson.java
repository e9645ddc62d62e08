package io.guerdon.embedded.store;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.BadValueException;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * BSON bytes to the library's documents and back. In a document to be encoded, a {@code byte[]} stands for a whole
 * document that is already bytes and goes out unchanged.
 */
final class Bson {
    static final byte DOUBLE = 0x01;
    static final byte STRING = 0x02;
    static final byte OBJECT = 0x03;
    static final byte ARRAY = 0x04;
    static final byte BINARY = 0x05;
    static final byte UNDEFINED = 0x06;
    static final byte OBJECT_ID = 0x07;
    static final byte BOOLEAN = 0x08;
    static final byte DATE = 0x09;
    static final byte NULL = 0x0A;
    static final byte REGEX = 0x0B;
    static final byte DB_POINTER = 0x0C;
    static final byte CODE = 0x0D;
    static final byte SYMBOL = 0x0E;
    static final byte SCOPED_CODE = 0x0F;
    static final byte INT32 = 0x10;
    static final byte TIMESTAMP = 0x11;
    static final byte INT64 = 0x12;
    static final byte DECIMAL128 = 0x13;
    static final byte MIN_KEY = (byte) 0xFF;
    static final byte MAX_KEY = 0x7F;

    private Bson() {}

    static Document decode(byte[] bytes) {
        return decode(bytes, 0);
    }

    static Document decode(byte[] bytes, int start) {
        Document document = new Document();
        BsonReader reader = new BsonReader(bytes, start);
        while (reader.next()) {
            document.put(reader.name(), value(reader.slice()));
        }
        return document;
    }

    /** As {@link #decode(byte[])}, but a document in that one field stays bytes, to be written down as it came. */
    static Document decodeAround(String field, byte[] bytes) {
        Document document = new Document();
        BsonReader reader = new BsonReader(bytes);
        while (reader.next()) {
            boolean stays = reader.type() == OBJECT && reader.name().equals(field);
            document.put(reader.name(), stays ? reader.slice().copy() : value(reader.slice()));
        }
        return document;
    }

    static @Nullable Object value(Slice slice) {
        return switch (slice.type()) {
            case OBJECT -> decode(slice.bytes(), slice.start());
            case ARRAY -> array(slice);
            case BINARY -> binary(slice);
            case SYMBOL -> BsonDecoder.decodeValue(STRING, buffer(slice));
            default -> BsonDecoder.decodeValue(slice.type(), buffer(slice));
        };
    }

    static byte[] encode(Document document) {
        ByteBuf out = Unpooled.buffer(512);
        write(document, out);
        return Arrays.copyOf(out.array(), out.writerIndex());
    }

    static void write(Map<String, ?> document, ByteBuf out) {
        int start = out.writerIndex();
        out.writeIntLE(0);
        for (Map.Entry<String, ?> entry : document.entrySet()) {
            writeElement(entry.getKey(), entry.getValue(), out);
        }
        out.writeByte(0);
        out.setIntLE(start, out.writerIndex() - start);
    }

    /** Refuses bytes that the library's documents cannot carry there and back, rather than alter them in an update. */
    static Document decodeExactly(byte[] bytes) {
        Document document = decode(bytes);
        if (!Arrays.equals(bytes, encode(document))) {
            throw new BadValueException(
                    "an update with operators would alter BSON types it was not asked to; replace the"
                            + " document instead");
        }
        return document;
    }

    private static List<@Nullable Object> array(Slice slice) {
        List<@Nullable Object> values = new ArrayList<>();
        BsonReader reader = new BsonReader(slice.bytes(), slice.start());
        while (reader.next()) {
            values.add(value(reader.slice()));
        }
        return values;
    }

    // The library knows three kinds of binary and calls all others an error; for matching, the content is enough.
    private static Object binary(Slice slice) {
        byte subtype = slice.bytes()[slice.start() + 4];
        if (subtype == 3 || subtype == 4) {
            return BsonDecoder.decodeValue(BINARY, buffer(slice));
        }
        return new BinData(Arrays.copyOfRange(slice.bytes(), slice.start() + 5, slice.end()));
    }

    private static ByteBuf buffer(Slice slice) {
        return Unpooled.wrappedBuffer(slice.bytes(), slice.start(), slice.end() - slice.start());
    }

    private static void writeElement(String name, @Nullable Object value, ByteBuf out) {
        byte type = value instanceof byte[] ? OBJECT : BsonEncoder.determineType(value);
        out.writeByte(type);
        out.writeBytes(name.getBytes(StandardCharsets.UTF_8));
        out.writeByte(0);
        switch (value) {
            case byte[] raw -> out.writeBytes(raw);
            case Map<?, ?> document -> writeMap(document, out);
            case Collection<?> values -> writeArray(values, out);
            case null -> {}
            default -> BsonEncoder.encodeValue(type, value, out);
        }
    }

    @SuppressWarnings("unchecked") // every map in the library's documents is keyed by field name
    private static void writeMap(Map<?, ?> document, ByteBuf out) {
        write((Map<String, ?>) document, out);
    }

    private static void writeArray(Collection<?> values, ByteBuf out) {
        int start = out.writerIndex();
        out.writeIntLE(0);
        int index = 0;
        for (Object value : values) {
            writeElement(Integer.toString(index++), value, out);
        }
        out.writeByte(0);
        out.setIntLE(start, out.writerIndex() - start);
    }
}
