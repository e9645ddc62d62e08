package io.guerdon.mongo;

import io.guerdon.ledger.LotTerms;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.bson.BsonBinaryReader;
import org.bson.Document;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodec;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** Reads a document that {@link BsonOut} wrote: what is absent is empty. */
final class Fields {
    private static final DocumentCodec CODEC = new DocumentCodec();

    private final Document document;

    private Fields(Document document) {
        this.document = document;
    }

    static Fields of(byte[] stored) {
        try (BsonBinaryReader reader = new BsonBinaryReader(java.nio.ByteBuffer.wrap(stored))) {
            return new Fields(CODEC.decode(reader, DecoderContext.builder().build()));
        }
    }

    boolean has(String name) {
        return document.containsKey(name);
    }

    String text(String name) {
        return document.get(name, "");
    }

    long number(String name) {
        return document.get(name, 0L);
    }

    Instant time(String name) {
        Date date = document.getDate(name);
        return date == null ? LotTerms.NEVER : date.toInstant();
    }

    byte[] binary(String name) {
        return document.get(name, new Binary(new byte[0])).getData();
    }

    Fields part(String name) {
        return new Fields(document.get(name, new Document()));
    }

    <T> List<T> list(String name, Function<Fields, T> item) {
        return document.getList(name, Document.class, List.of()).stream()
                .map(each -> item.apply(new Fields(each)))
                .toList();
    }

    List<String> texts(String name) {
        return List.copyOf(document.getList(name, String.class, List.of()));
    }

    Set<String> names() {
        return document.keySet();
    }

    @Nullable
    Object value(String name) {
        return document.get(name);
    }
}
