package io.guerdon.mongo;

import io.guerdon.ledger.LotTerms;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.bson.BsonDecimal128;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/** Reads a document that {@link BsonOut} wrote: what is absent is empty. Only what is asked for is decoded. */
final class Fields {
    private static final byte[] NO_BYTES = {};
    private static final Fields EMPTY = new Fields(new Elements(new byte[] {5, 0, 0, 0, 0}, 0));

    private final Elements elements;

    Fields(Elements elements) {
        this.elements = elements;
    }

    /** Of the bytes of a document, which are not written to any more. */
    static Fields of(byte[] stored) {
        return new Fields(new Elements(stored, 0));
    }

    /** The same of a document that shares its bytes with others: for reading it, not for keeping. */
    static Fields of(RawBsonDocument found) {
        return new Fields(new Elements(found.getBackingArray(), found.getByteOffset()));
    }

    boolean has(String name) {
        return elements.find(name) >= 0;
    }

    /** Null where it is absent. */
    @Nullable
    Object value(String name) {
        int place = elements.find(name);
        return place < 0 ? null : elements.value(place);
    }

    private Object value(String name, Object absent) {
        int place = elements.find(name);
        return place < 0 ? absent : elements.value(place);
    }

    String text(String name) {
        return (String) value(name, "");
    }

    long number(String name) {
        return (Long) value(name, 0L);
    }

    Instant time(String name) {
        return (Instant) value(name, LotTerms.NEVER);
    }

    byte[] binary(String name) {
        return (byte[]) value(name, NO_BYTES);
    }

    Fields part(String name) {
        return (Fields) value(name, EMPTY);
    }

    <T> List<T> list(String name, Function<Fields, T> item) {
        return items(name, each -> item.apply((Fields) each));
    }

    List<Fields> parts(String name) {
        return list(name, part -> part);
    }

    List<Long> numbers(String name) {
        return items(name, Long.class::cast);
    }

    /** A number of any width. */
    BigInteger wide(String name) {
        return value(name, 0L) instanceof BsonDecimal128 wide
                ? wide.getValue().bigDecimalValue().toBigIntegerExact()
                : BigInteger.valueOf(number(name));
    }

    List<String> texts(String name) {
        return items(name, String.class::cast);
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
        int place = elements.find(name);
        return place >= 0 && elements.isList(place);
    }

    private <T> List<T> items(String name, Function<Object, T> item) {
        List<?> stored = (List<?>) value(name, List.of());
        if (stored.isEmpty()) {
            return List.of();
        }
        List<T> items = new ArrayList<>(stored.size());
        for (Object each : stored) {
            items.add(item.apply(each));
        }
        return Collections.unmodifiableList(items);
    }

    List<String> names() {
        return elements.names();
    }
}
