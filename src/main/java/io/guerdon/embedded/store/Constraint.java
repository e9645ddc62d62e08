package io.guerdon.embedded.store;

import java.util.ArrayList;
import java.util.List;

/**
 * What a query demands of one field, in key order.
 *
 * @param intervals where an ascending index keeps the values; sorted, apart from each other
 * @param accuracy whether every value in the intervals fulfils the demand
 */
record Constraint(List<Interval> intervals, Accuracy accuracy) {
    /** Whether the intervals say all there is, or documents found by them must still be matched. */
    enum Accuracy {
        EXACT,
        LOOSE
    }

    Constraint {
        boolean several = intervals.size() > 1;
        intervals =
                several ? intervals.stream().distinct().sorted(Interval.ORDER).toList() : List.copyOf(intervals);
    }

    boolean isExact() {
        return accuracy == Accuracy.EXACT;
    }

    boolean isSinglePoint() {
        return intervals.size() == 1 && intervals.getFirst().isPoint();
    }

    boolean isPoints() {
        return intervals.stream().allMatch(Interval::isPoint);
    }

    Constraint and(Constraint other) {
        List<Interval> both = new ArrayList<>();
        for (Interval mine : intervals) {
            for (Interval theirs : other.intervals) {
                mine.intersection(theirs).ifPresent(both::add);
            }
        }
        return new Constraint(both, isExact() && other.isExact() ? Accuracy.EXACT : Accuracy.LOOSE);
    }

    /** Excludes null and missing values, as a sparse index does. */
    boolean excludesNull() {
        Bytes nothing = Comparisons.NOTHING;
        return intervals.stream().noneMatch(interval -> interval.contains(nothing));
    }
}
