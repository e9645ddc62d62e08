package io.guerdon.program;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.guerdon.unit.Rounding;
import java.util.List;
import java.util.Optional;

/** What a coupon takes off the goods it counts, never more than they cost. Amounts are in minor units. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "mode")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CouponOff.AmountOff.class, name = "amount"),
    @JsonSubTypes.Type(value = CouponOff.PercentOff.class, name = "percent"),
    @JsonSubTypes.Type(value = CouponOff.FixedPrice.class, name = "fixed-price"),
    @JsonSubTypes.Type(value = CouponOff.FreeItem.class, name = "free-item"),
    @JsonSubTypes.Type(value = CouponOff.NthPiece.class, name = "nth-piece"),
    @JsonSubTypes.Type(value = CouponOff.FreeDelivery.class, name = "free-delivery")
})
public sealed interface CouponOff {
    /** So much, shared among the lines by what they cost. */
    record AmountOff(long minor) implements CouponOff {}

    /**
     * A share of what they cost together, shared among the lines likewise.
     *
     * @param basisPoints hundredths of a percent
     * @param rounding of the whole, to the minor unit
     * @param mostMinor at most so much; empty for no bound
     */
    record PercentOff(long basisPoints, Rounding rounding, Optional<Long> mostMinor) implements CouponOff {
        private static final long WHOLE = 10_000;

        public PercentOff {
            if (basisPoints < 1 || basisPoints > WHOLE) {
                throw new IllegalArgumentException("a share is more than nothing and at most all");
            }
        }

        /** The share of an amount. */
        public long of(long minor) {
            long share = rounding.divide(Math.multiplyExact(minor, basisPoints), WHOLE);
            return Math.min(share, mostMinor.orElse(Long.MAX_VALUE));
        }
    }

    /** One piece costs {@code minor}. */
    record FixedPrice(long minor, Piece piece) implements CouponOff {}

    /** One piece costs nothing. */
    record FreeItem(Piece piece) implements CouponOff {}

    /**
     * A share of every nth piece, dearest first: "buy two, get one", "the second at half price".
     *
     * @param every n, at least 2
     * @param basisPoints hundredths of a percent
     * @param rounding by line, to the minor unit
     */
    record NthPiece(long every, long basisPoints, Rounding rounding) implements CouponOff {
        /** What of the piece it is. */
        public Effect.Percent share() {
            return new Effect.Percent(basisPoints, rounding);
        }
    }

    /** Lines that any of {@code delivery} picks cost nothing; they do not count towards the minimum. */
    record FreeDelivery(List<Goods> delivery) implements CouponOff {
        public FreeDelivery {
            delivery = List.copyOf(delivery);
        }
    }

    /** Which piece of several, by its price as bought; of equal ones, the first. */
    enum Piece {
        CHEAPEST,
        DEAREST
    }
}
