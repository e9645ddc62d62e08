package io.guerdon.program;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.guerdon.unit.EarnRate;
import io.guerdon.unit.Rounding;
import java.util.List;

/**
 * What a rule gives for its goods. Each effect gives less or as much, never more, when less is bought; returns rely on it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "gives")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Effect.Rate.class, name = "rate"),
    @JsonSubTypes.Type(value = Effect.Percent.class, name = "percent"),
    @JsonSubTypes.Type(value = Effect.Multiplier.class, name = "multiplier"),
    @JsonSubTypes.Type(value = Effect.Fixed.class, name = "fixed"),
    @JsonSubTypes.Type(value = Effect.PerItem.class, name = "per-item"),
    @JsonSubTypes.Type(value = Effect.PerSet.class, name = "per-set"),
    @JsonSubTypes.Type(value = Effect.NthPiece.class, name = "nth-piece")
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

    /**
     * So many points for each complete set of the rule's goods: a bundle, "buy three, get one".
     *
     * @param of what a set is made of; a piece that several parts pick counts for each of them
     */
    record PerSet(long points, List<SetPart> of) implements Effect {
        public PerSet {
            of = List.copyOf(of);
        }
    }

    /**
     * A part of a set.
     *
     * @param goods that any of these picks; all of the rule's goods where there are none
     * @param pieces how many of them, at least 1
     */
    record SetPart(List<Goods> goods, long pieces) {
        public SetPart {
            goods = List.copyOf(goods);
        }
    }

    /**
     * A share of what every nth piece cost, dearest first, as money or points: "the third one back".
     *
     * @param every n, at least 2
     * @param basisPoints hundredths of a percent
     * @param rounding of what they cost together, to the minor unit
     */
    record NthPiece(long every, long basisPoints, Rounding rounding) implements Effect {
        /** What of the pieces it is. */
        public Percent share() {
            return new Percent(basisPoints, rounding);
        }
    }
}
