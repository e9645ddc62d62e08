package io.guerdon.embedded.store;

import java.util.List;

/**
 * Where to look, and what remains to be done with what is found there.
 *
 * @param direction whether the stretches are walked forwards or backwards
 */
record Plan(IndexFit fit, Direction direction, Matching matching, Sorting sorting) {
    /** Whether found documents must still be matched against the query. */
    enum Matching {
        DONE_BY_INDEX,
        TO_DO
    }

    /** Whether found documents must still be sorted. */
    enum Sorting {
        DONE_BY_INDEX,
        TO_DO
    }

    IndexDefinition index() {
        return fit.index();
    }

    /** Stretches of the index, in the order they are to be walked. */
    List<Interval> intervals() {
        return direction == Direction.DESCENDING ? fit.intervals().reversed() : fit.intervals();
    }

    /** Whether all there is to do is to fetch whole keys of a unique index, one by one. */
    boolean isLookUp() {
        return fit.isLookUp();
    }
}
