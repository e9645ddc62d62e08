package io.guerdon.embedded.store;

import org.jspecify.annotations.Nullable;

/** The rows a plan leads to, in its order, over one still picture of the data. */
sealed interface Trail extends AutoCloseable permits LookUps, Walk {
    /** Null at the end. */
    @Nullable
    Row next();

    @Override
    void close();

    /** Begins a trail, or takes it up again behind the position where an earlier one was left. */
    static Trail along(Plan plan, Disk disk, @Nullable Bytes leftAt) {
        return plan.isLookUp() ? new LookUps(plan, disk, leftAt) : new Walk(plan, disk, leftAt);
    }
}
