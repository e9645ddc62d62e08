package io.guerdon.mongo;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCursor;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Streams of what a server cursor finds, batch by batch in constant memory; closing the stream closes the cursor. */
final class Cursors {
    private static final int BATCH = 1_000;

    private Cursors() {}

    static <T> Stream<T> stream(FindIterable<T> found) {
        MongoCursor<T> cursor = Faults.translated(
                "opening a cursor", () -> found.batchSize(BATCH).cursor());
        return StreamSupport.stream(new Walk<>(cursor), false).onClose(cursor::close);
    }

    private static final class Walk<T> extends AbstractSpliterator<T> {
        private final MongoCursor<T> cursor;

        Walk(MongoCursor<T> cursor) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
            this.cursor = cursor;
        }

        @Override
        public boolean tryAdvance(Consumer<? super T> action) {
            if (!Faults.translated("reading on", cursor::hasNext)) {
                return false;
            }
            action.accept(cursor.next());
            return true;
        }
    }
}
