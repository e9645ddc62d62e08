package io.guerdon.publishing;

import io.guerdon.unit.WalletId;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Amounts by unit and measure, in the order of their names.
 *
 * @param amounts no zeros
 */
public record Tally(SortedMap<Line, Long> amounts) {
    /** Nothing. */
    public static final Tally ZERO = new Tally(Collections.emptySortedMap());

    public Tally {
        amounts = Collections.unmodifiableSortedMap(new TreeMap<>(amounts));
    }

    /** One amount more. */
    public Tally plus(WalletId unit, Measure measure, long amount) {
        return amount == 0 ? this : plus(new Tally(new TreeMap<>(Map.of(new Line(unit, measure), amount))));
    }

    /** The sum of two. */
    public Tally plus(Tally other) {
        if (other.amounts.isEmpty()) {
            return this;
        }
        SortedMap<Line, Long> sum = new TreeMap<>(amounts);
        other.amounts.forEach((line, amount) -> sum.merge(line, amount, Math::addExact));
        sum.values().removeIf(amount -> amount == 0);
        return new Tally(sum);
    }

    /** What an amount is of. */
    public record Line(WalletId unit, Measure measure) implements Comparable<Line> {
        private static final Comparator<Line> ORDER =
                Comparator.<Line, String>comparing(line -> line.unit.value()).thenComparing(Line::measure);

        @Override
        public int compareTo(Line other) {
            return ORDER.compare(this, other);
        }
    }
}
