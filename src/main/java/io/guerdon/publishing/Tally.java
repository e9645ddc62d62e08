package io.guerdon.publishing;

import io.guerdon.unit.WalletId;
import java.util.Comparator;
import java.util.Map;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * Amounts by unit and measure, in the order of their names.
 *
 * @param amounts no zeros
 */
public record Tally(PSortedMap<Line, Long> amounts) {
    /** Nothing. */
    public static final Tally ZERO = new Tally(TreePMap.empty());

    /** The amount of something; 0 where there is none. */
    public long amount(Line line) {
        return amounts.getOrDefault(line, 0L);
    }

    /** What there is more than in another. */
    public Tally minus(Tally other) {
        Tally rest = this;
        for (Map.Entry<Line, Long> less : other.amounts.entrySet()) {
            rest = plus(rest.amounts, less.getKey(), Math.negateExact(less.getValue()));
        }
        return rest;
    }

    /** One amount more. */
    public Tally plus(WalletId unit, Measure measure, long amount) {
        return plus(amounts, new Line(unit, measure), amount);
    }

    /** The sum of two. */
    public Tally plus(Tally other) {
        Tally sum = this;
        for (Map.Entry<Line, Long> more : other.amounts.entrySet()) {
            sum = plus(sum.amounts, more.getKey(), more.getValue());
        }
        return sum;
    }

    /** How much there is of something. */
    public long amount(WalletId unit, Measure measure) {
        return amounts.getOrDefault(new Line(unit, measure), 0L);
    }

    private static Tally plus(PSortedMap<Line, Long> amounts, Line line, long amount) {
        long sum = Math.addExact(amounts.getOrDefault(line, 0L), amount);
        return new Tally(sum == 0 ? amounts.minus(line) : amounts.plus(line, sum));
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
