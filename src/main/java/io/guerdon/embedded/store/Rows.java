package io.guerdon.embedded.store;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The documents a plan leads to, read ahead a little at a time. Between two such reads nothing is held open on the disk,
 * so a forgotten cursor costs next to nothing, and a result of any size passes through a bounded heap.
 */
final class Rows implements Iterator<byte[]> {
    private static final int LARGEST_READ = 512;
    private static final int MOST_BYTES_AHEAD = 1 << 20;

    private final Disk disk;
    private final Plan plan;
    private final QueryFilter filter;
    private final Queue<byte[]> ahead = new ArrayDeque<>();
    /** Where a multikey index may lead to one document several times. */
    private final Set<Bytes> seen = new HashSet<>();

    private int read;
    private @Nullable Bytes leftAt;
    private boolean ended;

    Rows(Disk disk, Plan plan, QueryFilter filter, int firstRead) {
        this.disk = disk;
        this.plan = plan;
        this.filter = filter;
        this.read = Math.clamp(firstRead, 1, LARGEST_READ);
    }

    @Override
    public boolean hasNext() {
        if (ahead.isEmpty() && !ended) {
            readAhead();
        }
        return !ahead.isEmpty();
    }

    @Override
    public byte[] next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ahead.remove();
    }

    private void readAhead() {
        int bytes = 0;
        try (Matches matches = new Matches(Trail.along(plan, disk, leftAt), plan, filter, seen)) {
            while (ahead.size() < read && bytes < MOST_BYTES_AHEAD) {
                Row row = matches.next();
                if (row == null) {
                    ended = true;
                    return;
                }
                leftAt = row.position();
                ahead.add(row.document());
                bytes += row.document().length;
            }
        }
        read = Math.min(read * 4, LARGEST_READ);
    }
}
