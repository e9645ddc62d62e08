package io.guerdon.embedded.store;

import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.Snapshot;

/** A still picture of the data, so that an index entry and the document it leads to belong together. */
final class View implements AutoCloseable {
    private final RocksDB database;
    private final Snapshot snapshot;
    private final ReadOptions options;

    View(RocksDB database) {
        this.database = database;
        this.snapshot = database.getSnapshot();
        this.options = new ReadOptions().setSnapshot(snapshot);
    }

    ReadOptions options() {
        return options;
    }

    @Override
    public void close() {
        options.close();
        database.releaseSnapshot(snapshot);
    }
}
