package io.guerdon.ledger;

import io.guerdon.ledger.Movement.RebateSettled;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A member's rebate over a period, from the first entry that counts for it until some of what counts has expired: as long as that
 * is all there, what has been settled is brought to what the volume comes to.
 *
 * @param ref which, and which period
 * @param terms as they were when the period began
 * @param volume what counts, so far
 * @param settled what the volume came to when it was last settled
 * @param paid what became of that
 */
public record Rebate(RebateRef ref, RebateTerms terms, long volume, long settled, Paid paid) {

    /**
     * What became of what was paid.
     *
     * @param lots it was paid as
     * @param expired what of it ran out unspent, and counts as taken back where it has to be
     * @param writtenOff what should have been taken back and was spent; it counts as paid where more has to be
     */
    public record Paid(List<LotId> lots, long expired, long writtenOff) {
        /** Before anything was paid. */
        public static final Paid NOTHING = new Paid(List.of(), 0, 0);

        public Paid {
            lots = List.copyOf(lots);
        }

        private Paid and(RebateSettled m) {
            List<LotId> all = new ArrayList<>(lots);
            all.addAll(m.lots());
            return new Paid(all, expired - m.alreadyExpired(), writtenOff + m.writtenOff());
        }
    }

    /** One of which nothing has been settled. */
    static Rebate begun(RebateRef ref, RebateTerms terms, long volume) {
        return new Rebate(ref, terms.shared(), volume, 0, Paid.NOTHING);
    }

    /** What its volume comes to. */
    public long accrued() {
        return terms.steps().of(volume);
    }

    /**
     * When something has to be settled, as things are; {@link Instant#MAX} where nothing has. It is the settlement date however late
     * that becomes known, so it comes in the same order, and before what counts expires, whenever due work runs. Nobody is paid whose
     * account is closed.
     */
    Instant dueAt(AccountStatus status) {
        boolean nothing = accrued() == settled || (status == AccountStatus.CLOSED && accrued() > settled);
        return nothing ? Instant.MAX : terms.pays().settlesAt();
    }

    /** Whether a lot that expires ends it: from then on nobody can tell what its volume was. */
    boolean endsWith(WalletId wallet, Instant expiry) {
        return wallet.equals(terms.counts().measure()) && !terms.counts().from().isAfter(expiry);
    }

    /** The same, with terms that are there once for all accounts. */
    Rebate shared() {
        return new Rebate(ref, terms.shared(), volume, settled, paid);
    }

    Rebate counting(RebateTerms.Counts counts, long newVolume) {
        return new Rebate(ref, terms.counting(counts).shared(), newVolume, settled, paid);
    }

    Rebate plus(long amount) {
        return new Rebate(ref, terms, Math.addExact(volume, amount), settled, paid);
    }

    Rebate settledBy(RebateSettled m) {
        return new Rebate(ref, terms, volume, Math.addExact(settled, m.amount()), paid.and(m));
    }

    Rebate expired(long amount) {
        return new Rebate(
                ref, terms, volume, settled, new Paid(paid.lots, Math.addExact(paid.expired, amount), paid.writtenOff));
    }
}
