package io.guerdon.embedded.store;

import java.util.Comparator;
import java.util.Optional;

/** Keys from {@code low}, inclusive, to {@code high}, exclusive. */
record Interval(Bytes low, Bytes high) {
    static final Comparator<Interval> ORDER = Comparator.comparing(Interval::low);

    /** All keys that start with these bytes. */
    static Interval startingWith(Bytes prefix) {
        return new Interval(prefix, prefix.next());
    }

    boolean isPoint() {
        return high.equals(low.next());
    }

    boolean contains(Bytes key) {
        return low.compareTo(key) <= 0 && key.compareTo(high) < 0;
    }

    Optional<Interval> intersection(Interval other) {
        Bytes from = low.compareTo(other.low) >= 0 ? low : other.low;
        Bytes to = high.compareTo(other.high) <= 0 ? high : other.high;
        return from.compareTo(to) < 0 ? Optional.of(new Interval(from, to)) : Optional.empty();
    }

    Interval after(Bytes prefix) {
        return new Interval(prefix.plus(low), prefix.plus(high));
    }

    /** The same values in a descending field; a point stays a point. */
    Interval directed(Direction direction) {
        return direction == Direction.ASCENDING
                ? this
                : new Interval(high.inverted().next(), low.inverted().next());
    }
}
