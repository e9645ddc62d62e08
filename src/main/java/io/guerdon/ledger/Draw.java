package io.guerdon.ledger;

import java.util.List;

/**
 * An amount taken from, or going back into, one lot, with the lot's terms so that it can be put back after the lot is gone.
 *
 * @param lot which lot
 * @param amount positive
 * @param terms the lot's terms when it was taken
 */
public record Draw(LotId lot, long amount, LotTerms terms) {
    public Draw {
        if (amount <= 0) {
            throw new IllegalArgumentException("a draw takes a positive amount, not " + amount);
        }
    }

    /** The sum of several draws. */
    public static long sum(List<Draw> draws) {
        return draws.stream().mapToLong(Draw::amount).reduce(0, Math::addExact);
    }

    /** The part of some draws that lies between two running totals, so that parts taken one by one add up to the whole. */
    public static List<Draw> between(List<Draw> draws, long from, long to) {
        var part = new java.util.ArrayList<Draw>();
        long start = 0;
        for (Draw draw : draws) {
            long end = start + draw.amount;
            long amount = Math.min(end, to) - Math.max(start, from);
            if (amount > 0) {
                part.add(new Draw(draw.lot, amount, draw.terms));
            }
            start = end;
        }
        return List.copyOf(part);
    }
}
