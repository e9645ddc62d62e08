package io.guerdon.publishing;

import io.guerdon.unit.WalletId;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.Map;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * Amounts by unit and measure, in the order of their names. They are as wide as they have to be: what one entry moves fits 64 bits, what a stream
 * adds up over all its life, in millionths of a minor unit, need not.
 *
 * @param amounts no zeros
 */
public record Tally(PSortedMap<Line, BigInteger> amounts) {
    /** Nothing. */
    public static final Tally ZERO = new Tally(TreePMap.empty());

    /** The amount of something; 0 where there is none. */
    public BigInteger amount(Line line) {
        return amounts.getOrDefault(line, BigInteger.ZERO);
    }

    /** What there is more than in another. */
    public Tally minus(Tally other) {
        Tally rest = this;
        for (Map.Entry<Line, BigInteger> less : other.amounts.entrySet()) {
            rest = rest.plus(less.getKey(), less.getValue().negate());
        }
        return rest;
    }

    /** One amount more. */
    public Tally plus(WalletId unit, Measure measure, long amount) {
        return plus(new Line(unit, measure), BigInteger.valueOf(amount));
    }

    /** The sum of two. */
    public Tally plus(Tally other) {
        Tally sum = this;
        for (Map.Entry<Line, BigInteger> more : other.amounts.entrySet()) {
            sum = sum.plus(more.getKey(), more.getValue());
        }
        return sum;
    }

    /** How much there is of something. */
    public BigInteger amount(WalletId unit, Measure measure) {
        return amount(new Line(unit, measure));
    }

    /** One amount more. */
    public Tally plus(Line line, BigInteger amount) {
        BigInteger sum = amount(line).add(amount);
        return new Tally(sum.signum() == 0 ? amounts.minus(line) : amounts.plus(line, sum));
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
