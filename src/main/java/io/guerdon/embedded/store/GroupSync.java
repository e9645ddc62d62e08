package io.guerdon.embedded.store;

import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** Lets writers that wait for the disk at the same time wait for one sync of the write-ahead log together. */
final class GroupSync {
    private final RocksDB database;
    private final Object turn = new Object();
    private long asked;
    private long done;
    private boolean syncing;

    GroupSync(RocksDB database) {
        this.database = database;
    }

    void await() {
        long mine = ask();
        while (true) {
            long covered;
            synchronized (turn) {
                if (!becomesLeader(mine)) {
                    return;
                }
                covered = asked;
            }
            lead(covered);
        }
    }

    private long ask() {
        synchronized (turn) {
            return ++asked;
        }
    }

    // False when somebody else's sync has covered ours.
    private boolean becomesLeader(long mine) {
        boolean interrupted = false;
        while (syncing && done < mine) {
            try {
                turn.wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        syncing |= done < mine;
        return done < mine;
    }

    private void lead(long covered) {
        boolean synced = false;
        try {
            database.syncWal();
            synced = true;
        } catch (RocksDBException e) {
            throw new StorageFailure(e);
        } finally {
            finish(synced ? covered : 0);
        }
    }

    private void finish(long covered) {
        synchronized (turn) {
            done = Math.max(done, covered);
            syncing = false;
            turn.notifyAll();
        }
    }
}
