package io.guerdon.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/**
 * What became of an allowance so far.
 *
 * @param granted the allowance
 * @param used what tickets took of it
 * @param left what they may still take
 * @param tickets which there were
 */
public record AllowanceUse(Granted granted, long used, long left, Tickets tickets) {
    /**
     * An allowance.
     *
     * @param id its id
     * @param grant what it is
     */
    public record Granted(AllowanceId id, AllowanceGranted grant) {}

    /**
     * Which tickets were settled.
     *
     * @param counters of them, in order
     * @param underWay how many have not reached their members
     * @param cloned how many counters came a second time, with something else
     */
    public record Tickets(SortedSet<Integer> counters, int underWay, int cloned) {
        /** The counters below the highest one that no ticket was settled under. */
        public List<Gap> missing() {
            List<Gap> gaps = new ArrayList<>();
            int next = 1;
            for (int counter : counters) {
                if (counter > next) {
                    gaps.add(new Gap(next, counter - 1));
                }
                next = counter + 1;
            }
            return List.copyOf(gaps);
        }
    }

    /** Consecutive counters, both ends included. */
    public record Gap(int first, int last) {}

    /** What nobody took and nobody can take any more. */
    public long expired() {
        return granted.grant().grant().total().value() - used - left;
    }
}
