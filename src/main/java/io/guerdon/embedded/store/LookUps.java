package io.guerdon.embedded.store;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fetches whole keys of a unique index, one by one. */
final class LookUps implements Trail {
    private final Disk disk;
    private final IndexDefinition index;
    private final Iterator<Interval> remaining;

    LookUps(Plan plan, Disk disk, @Nullable Bytes leftAt) {
        this.disk = disk;
        this.index = plan.index();
        List<Interval> keys = plan.intervals();
        int done = leftAt == null
                ? 0
                : 1 + keys.stream().map(Interval::low).toList().indexOf(leftAt);
        this.remaining = keys.listIterator(done);
    }

    @Override
    public @Nullable Row next() {
        while (remaining.hasNext()) {
            Row row = fetch(remaining.next().low());
            if (row != null) {
                return row;
            }
        }
        return null;
    }

    // Looked up without a still picture: a document that is gone by now is simply not found.
    private @Nullable Row fetch(Bytes key) {
        Bytes home = key;
        if (!index.isOnId()) {
            byte[] found = disk.get(Family.INDEXES, key);
            if (found == null) {
                return null;
            }
            home = Bytes.of(found);
        }
        byte[] document = disk.get(Family.DOCUMENTS, home);
        return document == null ? null : new Row(key, home, document);
    }

    @Override
    public void close() {
        // Nothing is held open between two look-ups.
    }
}
