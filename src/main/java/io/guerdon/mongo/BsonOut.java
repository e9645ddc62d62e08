package io.guerdon.mongo;

import io.guerdon.ledger.LotTerms;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collection;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.bson.BsonBinary;
import org.bson.BsonBinaryWriter;
import org.bson.io.BasicOutputBuffer;

/**
 * Writes one document. What is empty is absent: an empty text, a zero, an empty list, a time that never comes; {@link Fields}
 * reads it back as that. Times are whole milliseconds; anything finer is refused, because it would not be read back.
 */
final class BsonOut {
    private static final int USUAL_SIZE = 2_048;

    private final BasicOutputBuffer buffer = new BasicOutputBuffer(USUAL_SIZE);
    private final BsonBinaryWriter writer = new BsonBinaryWriter(buffer);

    /** A document with the fields that {@code body} writes. */
    static byte[] document(Consumer<BsonOut> body) {
        BsonOut out = new BsonOut();
        out.writer.writeStartDocument();
        body.accept(out);
        out.writer.writeEndDocument();
        return out.buffer.toByteArray();
    }

    BsonOut text(String name, String value) {
        return value.isEmpty() ? this : exactText(name, value);
    }

    /** A text that is written even where it is empty. */
    BsonOut exactText(String name, String value) {
        writer.writeString(name, value);
        return this;
    }

    BsonOut number(String name, long value) {
        if (value != 0) {
            writer.writeInt64(name, value);
        }
        return this;
    }

    /** A number that is written even where it is zero. */
    BsonOut exactNumber(String name, long value) {
        writer.writeInt64(name, value);
        return this;
    }

    /** A number of any width that is written even where it is zero. */
    BsonOut exactNumber(String name, BigInteger value) {
        if (Wide.isLong(value)) {
            return exactNumber(name, value.longValue());
        }
        writer.writeDecimal128(name, Wide.decimal(value));
        return this;
    }

    BsonOut int32(String name, int value) {
        writer.writeInt32(name, value);
        return this;
    }

    BsonOut time(String name, Instant value) {
        if (value.equals(LotTerms.NEVER)) {
            return this;
        }
        long millis = value.toEpochMilli();
        if (!Instant.ofEpochMilli(millis).equals(value)) {
            throw new IllegalArgumentException(name + " must be in whole milliseconds, not " + value);
        }
        writer.writeDateTime(name, millis);
        return this;
    }

    BsonOut binary(String name, byte[] value) {
        writer.writeBinaryData(name, new BsonBinary(value));
        return this;
    }

    /** A document within the document. */
    <T> BsonOut part(String name, T value, BiConsumer<BsonOut, T> body) {
        writer.writeStartDocument(name);
        body.accept(this, value);
        writer.writeEndDocument();
        return this;
    }

    /** A list of documents. */
    <T> BsonOut list(String name, Collection<T> items, BiConsumer<BsonOut, T> body) {
        return items.isEmpty() ? this : exactList(name, items, body);
    }

    /** A list that is written even where it is empty, because it replaces an older one. */
    <T> BsonOut exactList(String name, Collection<T> items, BiConsumer<BsonOut, T> body) {
        writer.writeStartArray(name);
        for (T item : items) {
            writer.writeStartDocument();
            body.accept(this, item);
            writer.writeEndDocument();
        }
        writer.writeEndArray();
        return this;
    }

    /** A list of numbers that is written even where it is empty. */
    BsonOut exactNumbers(String name, Collection<Long> items) {
        writer.writeStartArray(name);
        items.forEach(writer::writeInt64);
        writer.writeEndArray();
        return this;
    }

    BsonOut texts(String name, Collection<String> items) {
        return items.isEmpty() ? this : exactTexts(name, items);
    }

    /**
     * Many short texts without line breaks, each with one after it, as one text: a server charges for each element of a document, and a long list of them costs it more
     * than all the rest of an entry.
     */
    BsonOut lines(String name, Collection<String> lines) {
        StringBuilder all = new StringBuilder();
        for (String line : lines) {
            if (line.indexOf('\n') >= 0) {
                throw new IllegalArgumentException(name + " must be lines, not \"" + line + "\"");
            }
            all.append(line).append('\n');
        }
        return text(name, all.toString());
    }

    /** A list of texts that is written even where it is empty. */
    BsonOut exactTexts(String name, Collection<String> items) {
        writer.writeStartArray(name);
        items.forEach(writer::writeString);
        writer.writeEndArray();
        return this;
    }
}
