package io.guerdon.embedded.store;

import io.guerdon.embedded.store.Plan.Matching;
import io.guerdon.embedded.store.Plan.Sorting;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Chooses the index to walk for a query. The index on {@code _id} serves any query, if need be from end to end. */
final class Planner {
    private static final int SORTED_BONUS = 3;

    private Planner() {}

    static Plan plan(List<IndexDefinition> indexes, QueryFilter filter, SortOrder order) {
        return indexes.stream()
                .map(index -> new IndexFit(index, filter))
                .filter(fit -> serves(fit, filter))
                .map(fit -> plan(fit, filter, order))
                .max(Comparator.comparingInt(Planner::worth))
                .orElseThrow();
    }

    private static Plan plan(IndexFit fit, QueryFilter filter, SortOrder order) {
        Optional<Direction> direction = order.along(fit);
        return new Plan(
                fit,
                direction.orElse(Direction.ASCENDING),
                fit.covers(filter) ? Matching.DONE_BY_INDEX : Matching.TO_DO,
                direction.isPresent() ? Sorting.DONE_BY_INDEX : Sorting.TO_DO);
    }

    // A sparse or partial index may be walked only if it cannot lack a document the query wants.
    private static boolean serves(IndexFit fit, QueryFilter filter) {
        IndexDefinition index = fit.index();
        boolean missesNothing = !index.isSparse() || fit.excludesNull();
        boolean inPart = index.partialFilter().map(filter::implies).orElse(true);
        return missesNothing && inPart;
    }

    private static int worth(Plan plan) {
        int sorted = plan.sorting() == Sorting.DONE_BY_INDEX ? SORTED_BONUS : 0;
        int atHome = plan.index().isOnId() ? 1 : 0;
        return plan.fit().selectivity() + sorted + atHome;
    }
}
