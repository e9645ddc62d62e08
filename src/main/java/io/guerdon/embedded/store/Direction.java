package io.guerdon.embedded.store;

/** Which way an index is kept, or a result is wanted. */
enum Direction {
    ASCENDING,
    DESCENDING;

    static Direction of(Number order) {
        return order.doubleValue() < 0 ? DESCENDING : ASCENDING;
    }

    Direction times(Direction other) {
        return this == other ? ASCENDING : DESCENDING;
    }
}
