package io.guerdon.ledger;

import com.github.benmanes.caffeine.cache.Interner;
import io.guerdon.unit.VolumeSteps;
import io.guerdon.unit.WalletId;
import java.time.Instant;

/**
 * What was agreed for a period, as it was when the period began: whatever settings say since, this is what is settled.
 *
 * @param revision of the program's settings it is from
 * @param counts what counts
 * @param steps what it comes to
 * @param pays how that is paid
 */
public record RebateTerms(int revision, Counts counts, VolumeSteps steps, Pays pays) {
    private static final Interner<RebateTerms> KNOWN = Interner.newWeakInterner();

    /**
     * The lots that count: their expiry says on which day they were earned.
     *
     * @param measure their wallet
     * @param from the earliest expiry of one
     * @param before the first expiry after the last of one
     */
    public record Counts(WalletId measure, Instant from, Instant before) {
        /** Whether a lot counts. */
        public boolean has(WalletId wallet, Instant expiresAt) {
            return wallet.equals(measure) && !expiresAt.isBefore(from) && expiresAt.isBefore(before);
        }
    }

    /**
     * How it is paid.
     *
     * @param wallet one that holds money
     * @param settlesAt when; what becomes known later is settled then
     * @param lots terms of what is paid, counted from then
     * @param maturity when that may be spent, counted from then
     * @param missing what becomes of what has to be taken back and is spent
     */
    public record Pays(WalletId wallet, Instant settlesAt, LotTerms lots, Maturity maturity, Missing missing) {
        /** The book that pays. */
        Book from() {
            return Book.issuer(lots.issuer());
        }
    }

    /** What becomes of what has to be taken back and is spent. */
    public enum Missing {
        /** The member owes it. */
        OWED,
        /** Whoever paid it bears it. */
        WRITTEN_OFF
    }

    /** The one instance of these terms that all accounts share: there are many members, and few terms. */
    RebateTerms shared() {
        return KNOWN.intern(this);
    }

    RebateTerms counting(Counts other) {
        return new RebateTerms(revision, other, steps, pays);
    }
}
