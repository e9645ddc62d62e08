package io.guerdon.publishing;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * How far something has come with a writer's entries: everything up to {@code n} is done, except the holes.
 *
 * <p>A hole is a number that was not in the journal when a dead writer's entries were gone through. Usually it lost its race
 * and never comes; but the writer may only have been paused, and its last inserts may still arrive.
 *
 * @param n the highest number that was passed
 * @param holes numbers below it that were not there
 */
public record Mark(long n, Set<Long> holes) {
    /** More than any process has under way at once; a number this far behind the latest will never come. */
    private static final long REACH = 20_000;

    /** Nothing done. */
    public static final Mark NONE = new Mark(0, Set.of());

    public Mark {
        holes = Set.copyOf(holes);
    }

    /** Whether a number has been dealt with. */
    public boolean covers(long number) {
        return number <= n && !holes.contains(number);
    }

    /** Everything up to {@code number} done, for a writer that knows the fate of all its numbers. */
    public Mark upTo(long number) {
        return number <= n ? this : new Mark(number, holes);
    }

    /**
     * More numbers done, of a writer that may be only paused: those that were not there are remembered as holes.
     *
     * @param done in ascending order
     * @param missing numbers between them that were not in the journal
     */
    public Mark with(Collection<Long> done, Collection<Long> missing) {
        long reached = done.stream().mapToLong(Long::longValue).max().orElse(n);
        long latest = Math.max(n, reached);
        Set<Long> open = new TreeSet<>(holes);
        missing.stream().filter(hole -> hole > n && hole < latest).forEach(open::add);
        open.removeAll(Set.copyOf(done));
        open.removeIf(hole -> hole < latest - REACH);
        return new Mark(latest, open);
    }

    /** The number after which anything not yet done may stand. */
    public long floor() {
        return holes.stream().mapToLong(hole -> hole - 1).min().orElse(n);
    }
}
