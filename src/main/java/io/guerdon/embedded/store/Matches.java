package io.guerdon.embedded.store;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of a trail that the query really asks for, each document once. */
final class Matches implements AutoCloseable {
    private final Trail trail;
    private final Plan plan;
    private final QueryFilter filter;
    private final Set<Bytes> seen;

    /** Documents in {@code seen} are passed over; those found are added, where the index may lead to them again. */
    Matches(Trail trail, Plan plan, QueryFilter filter, Set<Bytes> seen) {
        this.trail = trail;
        this.plan = plan;
        this.filter = filter;
        this.seen = seen;
    }

    /** Null at the end. */
    @Nullable
    Row next() {
        while (true) {
            Row row = trail.next();
            if (row == null || isWanted(row)) {
                return row;
            }
        }
    }

    private boolean isWanted(Row row) {
        boolean matches = plan.matching() == Plan.Matching.DONE_BY_INDEX || filter.matches(row.document());
        return matches && (!plan.index().isMultikey() || seen.add(row.home()));
    }

    @Override
    public void close() {
        trail.close();
    }
}
