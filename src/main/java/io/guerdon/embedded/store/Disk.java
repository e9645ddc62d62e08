package io.guerdon.embedded.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * The RocksDB under the store: documents, index entries and the catalog, one write-ahead log for all three. What
 * {@link #write} wrote survives the process; what {@link #sync} then covered survives the machine.
 */
final class Disk implements AutoCloseable {
    static {
        RocksDB.loadLibrary();
    }

    private final DiskOptions options;
    private final DBOptions databaseOptions;
    private final Map<Family, ColumnFamilyHandle> families = new EnumMap<>(Family.class);
    private final RocksDB database;
    private final WriteOptions unsynced = new WriteOptions();
    private final GroupSync groupSync;

    Disk(Path directory) {
        options = new DiskOptions();
        databaseOptions = options.database();
        database = open(directory);
        groupSync = new GroupSync(database);
    }

    ColumnFamilyHandle family(Family family) {
        return Objects.requireNonNull(families.get(family));
    }

    byte @Nullable [] get(Family family, Bytes key) {
        try {
            return database.get(family(family), key.array());
        } catch (RocksDBException e) {
            throw new StorageFailure(e);
        }
    }

    byte @Nullable [] get(Family family, ReadOptions view, byte[] key) {
        try {
            return database.get(family(family), view, key);
        } catch (RocksDBException e) {
            throw new StorageFailure(e);
        }
    }

    /** A still picture of the data; to be closed. */
    View view() {
        return new View(database);
    }

    RocksIterator iterator(Family family, ReadOptions view) {
        return database.newIterator(family(family), view);
    }

    void write(WriteBatch batch) {
        try {
            database.write(unsynced, batch);
        } catch (RocksDBException e) {
            throw new StorageFailure(e);
        }
    }

    /** Returns when everything written before the call is on the disk; concurrent callers share one sync. */
    void sync() {
        groupSync.await();
    }

    /** The same, where the client waits for it. */
    void syncFor(Request request) {
        if (request.waitsForDisk()) {
            sync();
        }
    }

    @Override
    public void close() {
        families.values().forEach(ColumnFamilyHandle::close);
        database.close();
        unsynced.close();
        databaseOptions.close();
        options.close();
    }

    private RocksDB open(Path directory) {
        try {
            Files.createDirectories(directory);
            List<ColumnFamilyHandle> handles = new ArrayList<>();
            RocksDB opened = RocksDB.open(databaseOptions, directory.toString(), options.families(), handles);
            Iterator<ColumnFamilyHandle> handle = handles.iterator();
            for (Family family : Family.values()) {
                families.put(family, handle.next());
            }
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + directory, e);
        } catch (RocksDBException e) {
            databaseOptions.close();
            options.close();
            throw StorageFailure.opening(directory, e);
        }
    }
}
