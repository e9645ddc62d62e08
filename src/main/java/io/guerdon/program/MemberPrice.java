package io.guerdon.program;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.guerdon.unit.Rounding;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What goods cost less for some members: of a plan, of a tier, or of whatever conditions ask.
 *
 * @param id its name, which says why a line costs less
 * @param when conditions on the purchase and the member, all of which must hold
 * @param goods which; empty for all
 * @param merchants where; empty for everywhere
 * @param off how much less
 */
public record MemberPrice(String id, List<String> when, List<Goods> goods, Set<String> merchants, Off off) {
    public MemberPrice {
        when = List.copyOf(when);
        goods = List.copyOf(goods);
        // In order, so that settings read the same wherever they are shown.
        merchants = Collections.unmodifiableSortedSet(new TreeSet<>(merchants));
    }

    /** How much less. Amounts are in minor units. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "mode")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = ShareOff.class, name = "percent"),
        @JsonSubTypes.Type(value = Each.class, name = "each")
    })
    public sealed interface Off {
        /** Of a line of so many pieces that costs {@code amount}; never more than that, and never less than nothing. */
        long of(long quantity, long amount);
    }

    /**
     * A share of what a line costs.
     *
     * @param basisPoints hundredths of a percent, at most all
     * @param rounding by line, to the minor unit
     */
    public record ShareOff(long basisPoints, Rounding rounding) implements Off {
        private static final long WHOLE = 10_000;

        @Override
        public long of(long quantity, long amount) {
            return Math.min(amount, rounding.divide(Math.multiplyExact(amount, basisPoints), WHOLE));
        }
    }

    /** Each piece costs so much, where it costs more. */
    public record Each(long minor) implements Off {
        @Override
        public long of(long quantity, long amount) {
            return minor > amount / quantity ? 0 : amount - minor * quantity;
        }
    }
}
