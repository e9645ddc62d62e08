package io.guerdon.embedded.store;

import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksIterator;

/** Walks stretches of an index, forwards or backwards. */
final class Walk implements Trail {
    private final Disk disk;
    private final Plan plan;
    private final View view;
    private final RocksIterator entries;
    private final Iterator<Interval> remaining;
    private final @Nullable Bytes leftAt;
    private @Nullable Interval current;

    Walk(Plan plan, Disk disk, @Nullable Bytes leftAt) {
        this.disk = disk;
        this.plan = plan;
        this.leftAt = leftAt;
        this.view = disk.view();
        this.entries = disk.iterator(plan.index().isOnId() ? Family.DOCUMENTS : Family.INDEXES, view.options());
        this.remaining = plan.intervals().stream().filter(this::isAhead).iterator();
    }

    @Override
    public @Nullable Row next() {
        while (step()) {
            Row row = row(Bytes.of(entries.key()), entries.value());
            if (row != null) {
                return row;
            }
        }
        return null;
    }

    private boolean step() {
        if (current != null) {
            advance();
        }
        while (current == null || !entries.isValid() || !current.contains(Bytes.of(entries.key()))) {
            if (!remaining.hasNext()) {
                current = null;
                return false;
            }
            current = remaining.next();
            enter(current);
        }
        return true;
    }

    private void advance() {
        if (isForwards()) {
            entries.next();
        } else {
            entries.prev();
        }
    }

    private void enter(Interval interval) {
        Bytes edge = isForwards() ? interval.low() : interval.high();
        boolean resumes = leftAt != null && interval.contains(leftAt);
        Bytes start = resumes && leftAt != null ? leftAt : edge;
        if (isForwards()) {
            entries.seek(start.array());
        } else {
            entries.seekForPrev(start.array());
        }
        boolean alreadySeen = resumes || !isForwards();
        if (alreadySeen && entries.isValid() && Arrays.equals(entries.key(), start.array())) {
            advance();
        }
    }

    // A walk taken up again begins in the stretch where it was left, or in the first one beyond.
    private boolean isAhead(Interval interval) {
        if (leftAt == null) {
            return true;
        }
        return isForwards()
                ? interval.high().compareTo(leftAt) > 0
                : interval.low().compareTo(leftAt) <= 0;
    }

    private boolean isForwards() {
        return plan.direction() == Direction.ASCENDING;
    }

    private @Nullable Row row(Bytes key, byte[] value) {
        if (plan.index().isOnId()) {
            return new Row(key, key, value);
        }
        Bytes home = IndexEntry.home(plan.index(), key, value);
        byte[] document = disk.get(Family.DOCUMENTS, view.options(), home.array());
        return document == null ? null : new Row(key, home, document);
    }

    @Override
    public void close() {
        entries.close();
        view.close();
    }
}
