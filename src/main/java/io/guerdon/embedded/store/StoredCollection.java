package io.guerdon.embedded.store;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One collection: its indexes, how many documents it holds, and the lock that makes a check and the write that follows
 * it one step. The lock is held while writing to the log's buffer, never while waiting for the disk.
 */
final class StoredCollection {
    private final String namespace;
    private final int number;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile List<IndexDefinition> indexes;
    private volatile long count;
    private volatile boolean dropped;

    StoredCollection(String namespace, int number, List<IndexDefinition> indexes, long count) {
        this.namespace = namespace;
        this.number = number;
        this.indexes = List.copyOf(indexes);
        this.count = count;
    }

    /** Database and collection, with a dot between. */
    String namespace() {
        return namespace;
    }

    String name() {
        return namespace.substring(namespace.indexOf('.') + 1);
    }

    String database() {
        return namespace.substring(0, namespace.indexOf('.'));
    }

    int number() {
        return number;
    }

    List<IndexDefinition> indexes() {
        return indexes;
    }

    long count() {
        return count;
    }

    void count(long documents) {
        count = documents;
    }

    /** Runs what only one writer of this collection may do at a time. */
    <T> T alone(Supplier<T> work) {
        lock.lock();
        try {
            if (dropped) {
                throw new MongoServerError(175, "QueryPlanKilled", "collection dropped: " + namespace);
            }
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    void addIndex(IndexDefinition index) {
        List<IndexDefinition> more = new ArrayList<>(indexes);
        more.add(index);
        indexes = List.copyOf(more);
    }

    void removeIndex(IndexDefinition index) {
        indexes = indexes.stream().filter(each -> each != index).toList();
    }

    void markDropped() {
        dropped = true;
    }

    Plan plan(QueryFilter filter, SortOrder order) {
        return Planner.plan(indexes, filter, order);
    }
}
