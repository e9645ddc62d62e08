package io.guerdon.program;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.guerdon.unit.EarnRate;
import io.guerdon.unit.Rounding;

/**
 * What a rule gives for its goods. Each effect gives less or as much, never more, when less is bought; returns rely on it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "gives")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Effect.Rate.class, name = "rate"),
    @JsonSubTypes.Type(value = Effect.Percent.class, name = "percent"),
    @JsonSubTypes.Type(value = Effect.Multiplier.class, name = "multiplier"),
    @JsonSubTypes.Type(value = Effect.Fixed.class, name = "fixed"),
    @JsonSubTypes.Type(value = Effect.PerItem.class, name = "per-item")
})
public sealed interface Effect {
    /** Points per step of money. */
    record Rate(EarnRate rate) implements Effect {}

    /**
     * A share of what was paid: cashback.
     *
     * @param basisPoints hundredths of a percent
     * @param rounding to the minor unit
     */
    record Percent(long basisPoints, Rounding rounding) implements Effect {
        private static final long WHOLE = 10_000;

        public Percent {
            if (basisPoints < 1 || basisPoints > WHOLE) {
                throw new IllegalArgumentException("a share is more than nothing and at most all");
            }
        }

        /** The share of an amount, in minor units. */
        public long of(long minor) {
            return rounding.divide(Math.multiplyExact(minor, basisPoints), WHOLE);
        }
    }

    /**
     * Makes what the base rate gives for the goods so many times as much: it gives base × (times − per) ÷ per beside it.
     *
     * @param times numerator, at least {@code per}
     * @param per denominator, positive
     * @param rounding of the quotient
     */
    record Multiplier(long times, long per, Rounding rounding) implements Effect {
        public Multiplier {
            if (per < 1 || times < per) {
                throw new IllegalArgumentException("a multiplier makes points more, not fewer");
            }
        }

        /** What it gives beside what the base rate gives. */
        public long beside(long base) {
            return rounding.divide(Math.multiplyExact(base, times - per), per);
        }
    }

    /** So many points, once. */
    record Fixed(long points) implements Effect {}

    /** So many points for each piece. */
    record PerItem(long points) implements Effect {}
}
