package io.guerdon.web;

import io.guerdon.settlement.Settlement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the closed periods is asked for.
 *
 * @param from number of the first to tell, the latest
 * @param limit how many at most
 */
record ClosedPage(int from, int limit) {
    static ClosedPage of(@Nullable Integer limit, @Nullable String cursor) {
        return new ClosedPage((int) Math.min(Integer.MAX_VALUE, Paths.before(cursor) - 1), Page.limit(limit));
    }

    /** Asks for the part after; none where the first period was told. */
    @Nullable
    String next(List<Settlement> told) {
        boolean more = told.size() == limit && told.getLast().number() > 1;
        return more ? Integer.toString(told.getLast().number()) : null;
    }
}
