package io.guerdon.mongo;

import io.guerdon.ledger.LotTerms;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.bson.BsonBinaryReader;
import org.bson.BsonDecimal128;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.codecs.BsonValueCodec;
import org.bson.codecs.DecoderContext;
import org.jspecify.annotations.Nullable;

/**
 * Reads a document that {@link BsonOut} wrote: what is absent is empty. It knows the few types written there by itself, and asks
 * no registry of codecs at every value.
 */
final class Fields {
    private static final BsonValueCodec ANYTHING = new BsonValueCodec();
    private static final byte[] NO_BYTES = {};

    private final Map<String, Object> values = new LinkedHashMap<>();

    private Fields() {}

    static Fields of(byte[] stored) {
        return read(stored, Set.of());
    }

    /** All but one field of the document, which is not looked at. */
    static Fields without(String skipped, byte[] stored) {
        return read(stored, Set.of(skipped));
    }

    private static Fields read(byte[] stored, Set<String> skipped) {
        try (BsonBinaryReader reader = new BsonBinaryReader(ByteBuffer.wrap(stored))) {
            return document(reader, skipped);
        }
    }

    private static Fields document(BsonReader reader, Set<String> skipped) {
        Fields fields = new Fields();
        reader.readStartDocument();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            String name = reader.readName();
            if (skipped.contains(name)) {
                reader.skipValue();
            } else {
                fields.values.put(name, value(reader));
            }
        }
        reader.readEndDocument();
        return fields;
    }

    private static List<Object> array(BsonReader reader) {
        List<Object> items = new ArrayList<>();
        reader.readStartArray();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            items.add(value(reader));
        }
        reader.readEndArray();
        return items;
    }

    private static Object value(BsonReader reader) {
        return switch (reader.getCurrentBsonType()) {
            case STRING -> reader.readString();
            case INT64 -> reader.readInt64();
            case INT32 -> reader.readInt32();
            case DATE_TIME -> Instant.ofEpochMilli(reader.readDateTime());
            case BINARY -> reader.readBinaryData().getData();
            case DOCUMENT -> document(reader, Set.of());
            case ARRAY -> array(reader);
            default -> ANYTHING.decode(reader, DecoderContext.builder().build());
        };
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    String text(String name) {
        return (String) values.getOrDefault(name, "");
    }

    long number(String name) {
        return (Long) values.getOrDefault(name, 0L);
    }

    Instant time(String name) {
        return (Instant) values.getOrDefault(name, LotTerms.NEVER);
    }

    byte[] binary(String name) {
        return (byte[]) values.getOrDefault(name, NO_BYTES);
    }

    Fields part(String name) {
        return (Fields) values.getOrDefault(name, new Fields());
    }

    <T> List<T> list(String name, Function<Fields, T> item) {
        return items(name).stream().map(each -> item.apply((Fields) each)).toList();
    }

    List<Fields> parts(String name) {
        return list(name, part -> part);
    }

    List<Long> numbers(String name) {
        return items(name).stream().map(Long.class::cast).toList();
    }

    /** A number of any width. */
    BigInteger wide(String name) {
        return values.get(name) instanceof BsonDecimal128 wide
                ? wide.getValue().bigDecimalValue().toBigIntegerExact()
                : BigInteger.valueOf(number(name));
    }

    List<String> texts(String name) {
        return items(name).stream().map(String.class::cast).toList();
    }

    /** What was written as lines, or as a list of texts before there were lines. */
    List<String> lines(String name) {
        if (isList(name)) {
            return texts(name);
        }
        List<String> lines = List.of(text(name).split("\n", -1));
        return lines.subList(0, lines.size() - 1);
    }

    boolean isList(String name) {
        return values.get(name) instanceof List<?>;
    }

    private List<?> items(String name) {
        return (List<?>) values.getOrDefault(name, List.of());
    }

    Set<String> names() {
        return values.keySet();
    }

    @Nullable
    Object value(String name) {
        return values.get(name);
    }
}
