package io.guerdon.embedded.store;

import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** Writes that reach the log together or not at all. */
final class Batch implements AutoCloseable {
    private final Disk disk;
    private final WriteBatch writes = new WriteBatch();

    Batch(Disk disk) {
        this.disk = disk;
    }

    boolean isEmpty() {
        return writes.count() == 0;
    }

    void put(Family family, Bytes key, byte[] value) {
        try {
            writes.put(disk.family(family), key.array(), value);
        } catch (RocksDBException e) {
            throw new StorageFailure(e);
        }
    }

    void delete(Family family, Bytes key) {
        try {
            writes.delete(disk.family(family), key.array());
        } catch (RocksDBException e) {
            throw new StorageFailure(e);
        }
    }

    void deleteAll(Family family, Bytes prefix) {
        try {
            writes.deleteRange(
                    disk.family(family), prefix.array(), prefix.next().array());
        } catch (RocksDBException e) {
            throw new StorageFailure(e);
        }
    }

    /** Writes and begins anew; survives the machine's crash only after {@link Disk#sync}. */
    void write() {
        disk.write(writes);
        writes.clear();
    }

    @Override
    public void close() {
        writes.close();
    }
}
