package io.guerdon.ledger;

import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.util.List;

/**
 * Takes back points that were credited: first from the lots that were opened then, then those of them that expired unspent
 * count as taken, then from other lots soonest-expiring first. What is still missing is for the caller's policy to settle.
 */
public final class TakeBack {
    private final Workings workings;
    private final WalletId wallet;
    private final Book to;
    private long missing;
    private long alreadyExpired;

    /** Takes {@code amount} out of a wallet, to the book that had given it. */
    public TakeBack(Workings workings, WalletId wallet, long amount, Book to) {
        this.workings = workings;
        this.wallet = wallet;
        this.missing = amount;
        this.to = to;
    }

    /** Takes from these lots first. */
    public TakeBack fromOpened(List<Movement.LotOpened> lots) {
        lots.forEach(lot -> from(lot.lot(), lot.terms()));
        return this;
    }

    /** Takes from a lot that was opened on these terms. */
    void from(LotId lot, LotTerms opened) {
        missing -= workings.takeFrom(wallet, lot, opened, missing, to);
    }

    /** Takes from what a merchant funded and is available, soonest-expiring first. */
    public TakeBack fromIssuedBy(MerchantId issuer) {
        for (Lot lot : List.copyOf(workings.state().wallet(wallet).spendable().values())) {
            if (missing > 0 && lot.terms().issuer().equals(issuer)) {
                long some = Math.min(missing, lot.remaining());
                workings.apply(
                        new Movement.LotDrawn(wallet, new Draw(lot.id(), some, lot.terms()), Book.AVAILABLE, to));
                missing -= some;
            }
        }
        return this;
    }

    /** Counts points that expired unspent, up to an amount. */
    public TakeBack fromExpired(long expired) {
        alreadyExpired = Math.min(missing, expired);
        missing -= alreadyExpired;
        return this;
    }

    /** Takes from whatever else is available. */
    public TakeBack fromOthers() {
        long taken = Math.min(missing, workings.state().wallet(wallet).available());
        if (taken > 0) {
            workings.spend(wallet, taken, to);
            missing -= taken;
        }
        return this;
    }

    /** What no lot could give. */
    public long missing() {
        return missing;
    }

    /** What had expired unspent. */
    public long alreadyExpired() {
        return alreadyExpired;
    }
}
