package io.guerdon.ledger;

import java.time.Instant;

/**
 * Points credited together and not yet spent.
 *
 * @param id the opening entry and place
 * @param remaining positive
 * @param terms issuer, cost, expiry
 * @param maturity whether it may be spent
 */
public record Lot(LotId id, long remaining, LotTerms terms, Maturity maturity) {
    public Lot {
        if (remaining <= 0) {
            throw new IllegalArgumentException("lot " + id + " must hold something, not " + remaining);
        }
    }

    Lot withRemaining(long amount) {
        return new Lot(id, amount, terms, maturity);
    }

    Lot matured() {
        return new Lot(id, remaining, terms, Maturity.NOW);
    }

    /** The lot as a state keeps it. */
    Lot shared() {
        return new Lot(id, remaining, terms.shared(), maturity);
    }

    LotOrder order() {
        return new LotOrder(terms.expiresAt(), id);
    }

    /** Spend order: the lot that expires first, ties by age. */
    record LotOrder(Instant expiresAt, LotId id) implements Comparable<LotOrder> {
        @Override
        public int compareTo(LotOrder other) {
            int byExpiry = expiresAt.compareTo(other.expiresAt);
            if (byExpiry != 0) {
                return byExpiry;
            }
            int bySeq = Long.compare(id.seq(), other.id.seq());
            return bySeq != 0 ? bySeq : Integer.compare(id.index(), other.id.index());
        }
    }
}
