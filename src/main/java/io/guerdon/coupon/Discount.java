package io.guerdon.coupon;

import io.guerdon.ledger.Refusal;
import java.util.List;

/** What a coupon does to a basket. */
public sealed interface Discount {
    /**
     * It lowers lines.
     *
     * @param lines those that cost less, in the order of the basket; at least one
     */
    record Applies(List<LineOff> lines) implements Discount {
        public Applies {
            lines = List.copyOf(lines);
        }

        /** Off in all, in minor units. */
        public long total() {
            return lines.stream().mapToLong(LineOff::minor).sum();
        }
    }

    /** It does nothing, and why. */
    record DoesNotApply(Refusal why) implements Discount {}

    /**
     * Off a line.
     *
     * @param line its number
     * @param minor in minor units, positive, never more than the line costs
     */
    record LineOff(int line, long minor) {}
}
