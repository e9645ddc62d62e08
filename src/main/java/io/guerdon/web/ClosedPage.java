package io.guerdon.web;

import io.guerdon.settlement.Settlement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
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

    /** What is told of each, one at a time: a settlement has the positions of all partners. */
    <T> Page<T> told(Stream<Settlement> closed, Function<Settlement, T> view) {
        List<T> told = new ArrayList<>();
        int[] last = {0};
        closed.forEach(settlement -> {
            last[0] = settlement.number();
            told.add(view.apply(settlement));
        });
        boolean more = told.size() == limit && last[0] > 1;
        return new Page<>(told, more ? Integer.toString(last[0]) : null);
    }
}
