package io.guerdon.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An amount taken from, or going back into, one lot, with the lot's terms so that it can be put back after the lot is gone.
 *
 * @param lot which lot
 * @param amount positive
 * @param terms the lot's terms when it was taken
 * @param paid what whoever takes it is paid for each, as agreed when it was taken; empty where nothing changes hands between partners. What
 *     comes back keeps it, so that exactly the same money comes back.
 */
public record Draw(LotId lot, long amount, LotTerms terms, Optional<Paid> paid) {
    public Draw {
        if (amount <= 0) {
            throw new IllegalArgumentException("a draw takes a positive amount, not " + amount);
        }
    }

    /** Of which nothing is said of what partners owe each other. */
    public Draw(LotId lot, long amount, LotTerms terms) {
        this(lot, amount, terms, Optional.empty());
    }

    /** The same of another amount. */
    public Draw of(long other) {
        return new Draw(lot, other, terms, paid);
    }

    /** The same of a lot that expires at another instant. */
    public Draw expiring(Instant at) {
        return new Draw(lot, amount, terms.expiring(at), paid);
    }

    /** The same, where whoever takes it is paid so much for each, or nothing is said of that. */
    public Draw paying(Optional<Paid> each) {
        return new Draw(lot, amount, terms, each);
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
                part.add(draw.of(amount));
            }
            start = end;
        }
        return List.copyOf(part);
    }
}
