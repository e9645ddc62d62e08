package io.guerdon.settlement;

import io.guerdon.publishing.Tally;
import io.guerdon.unit.MerchantId;
import java.math.BigInteger;
import java.util.List;

/**
 * Where a partner stood when a period was closed, counted from the beginning of its stream.
 *
 * @param partner whose
 * @param through number of the last event that was looked at
 * @param totals of the events up to that one that were recorded before the period's end
 * @param settled what all statements up to this one come to before anything that was paid in advance, in whole minor units: positive is to
 *     be paid to the partner
 * @param used what it paid in advance and all statements up to this one took of that, in whole minor units; the house's is what it was taken for,
 *     and negative
 */
public record Position(MerchantId partner, long through, Tally totals, BigInteger settled, BigInteger used) {
    /** Where everybody stands before anything has happened. */
    static Position none(MerchantId partner) {
        return new Position(partner, 0, Tally.ZERO, BigInteger.ZERO, BigInteger.ZERO);
    }

    /** Where a partner stands among others; nowhere where it has had no event yet. */
    static Position of(List<Position> positions, MerchantId partner) {
        return positions.stream()
                .filter(position -> position.partner.equals(partner))
                .findFirst()
                .orElseGet(() -> none(partner));
    }

    /** The same, settled. */
    Position settling(BigInteger toDate, BigInteger usedToDate) {
        return new Position(partner, through, totals, toDate, usedToDate);
    }

    /** What was to be paid to it by all statements up to this one. */
    BigInteger paid() {
        return settled.add(used);
    }
}
