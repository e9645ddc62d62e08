package io.guerdon.ledger;

import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;

/**
 * This process as the author of entries. It numbers them, and knows up to which number the fate of every entry is decided, so
 * that whoever publishes in order never passes one that is still under way.
 */
public final class Writer {
    private final String id;
    private final AtomicLong last;
    private final ConcurrentSkipListSet<Long> underWay = new ConcurrentSkipListSet<>();

    /**
     * A writer that has written nothing.
     *
     * @param id lower-case letters and digits, never used before
     */
    public Writer(String id) {
        this.id = id;
        this.last = new AtomicLong();
    }

    /** The writer's id, the first part of its entries' ids. */
    public String id() {
        return id;
    }

    /** The next number; it counts as under way until {@link #decided}. */
    synchronized EntryId next() {
        long n = last.incrementAndGet();
        underWay.add(n);
        return new EntryId(id, n);
    }

    void decided(EntryId entry) {
        underWay.remove(entry.n());
    }

    /** Every number up to this one is either in the journal or will never be. */
    public synchronized long settled() {
        // One look: between two of them the last number under way may be decided.
        Long first = underWay.ceiling(0L);
        return first == null ? last.get() : first - 1;
    }
}
