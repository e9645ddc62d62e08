package io.guerdon.mongo;

import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The stored form of one type.
 *
 * @param tag its name in the store, never changed
 * @param type what is stored
 * @param write writes the fields
 * @param read reads them back to an equal value
 */
record Shape<T>(String tag, Class<T> type, BiConsumer<BsonOut, T> write, Function<Fields, T> read) {
    void writeTo(BsonOut out, Object value) {
        out.text(Shapes.TAG, tag);
        write.accept(out, type.cast(value));
    }
}
