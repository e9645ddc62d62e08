package io.guerdon.settlement;

import io.guerdon.publishing.Tally;
import io.guerdon.unit.MerchantId;
import java.math.BigInteger;

/**
 * Where a partner stood when a period was closed, counted from the beginning of its stream.
 *
 * @param partner whose
 * @param through number of the last event that was looked at
 * @param totals of the events up to that one that were recorded before the period's end
 * @param settled what all statements up to this one come to, in whole minor units: positive is to be paid to the partner
 */
public record Position(MerchantId partner, long through, Tally totals, BigInteger settled) {
    /** Where everybody stands before anything has happened. */
    static Position none(MerchantId partner) {
        return new Position(partner, 0, Tally.ZERO, BigInteger.ZERO);
    }
}
