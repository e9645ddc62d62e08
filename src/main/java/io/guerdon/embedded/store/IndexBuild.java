package io.guerdon.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fills a new index with what a collection holds already. The index becomes known only afterwards, so a build cut short
 * leaves nothing but bytes under a number that is never used again.
 */
final class IndexBuild {
    private static final int WRITTEN_TOGETHER = 1_000;

    private final Disk disk;
    private final StoredCollection collection;
    private final IndexDefinition index;

    IndexBuild(Disk disk, StoredCollection collection, IndexDefinition index) {
        this.disk = disk;
        this.collection = collection;
        this.index = index;
    }

    void run() {
        QueryFilter all = new QueryFilter(new Document());
        List<IndexDefinition> byId = List.of(collection.indexes().getFirst());
        Plan plan = Planner.plan(byId, all, new SortOrder(all.query()));
        boolean done = false;
        try (Trail trail = Trail.along(plan, disk, null);
                Batch batch = new Batch(disk)) {
            fill(trail, batch);
            done = true;
        } finally {
            if (!done) {
                undo();
            }
        }
    }

    /** Removes all entries. */
    void undo() {
        try (Batch batch = new Batch(disk)) {
            batch.deleteAll(Family.INDEXES, index.prefix());
            batch.write();
        }
    }

    private void fill(Trail trail, Batch batch) {
        int documents = 0;
        @Nullable Row row = trail.next();
        while (row != null) {
            add(row, batch);
            documents++;
            // A unique index is checked against what is written, so what it holds must be.
            if (index.isUnique() || documents % WRITTEN_TOGETHER == 0) {
                batch.write();
            }
            row = trail.next();
        }
        batch.write();
    }

    private void add(Row row, Batch batch) {
        IndexKeys keys = IndexKeys.of(index, row.document());
        if (keys.throughArray()) {
            index.markMultikey();
        }
        for (Bytes values : keys.values()) {
            IndexEntry entry = new IndexEntry(index, values, row.home());
            if (index.isUnique() && disk.get(Family.INDEXES, entry.key()) != null) {
                throw DuplicateKey.of(collection, index, row.document());
            }
            batch.put(Family.INDEXES, entry.key(), entry.value());
        }
    }
}
