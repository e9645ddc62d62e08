package io.guerdon.earning;

import io.guerdon.earning.PurchaseFinder.Found;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Draw;
import io.guerdon.ledger.Workings;
import io.guerdon.program.LotPolicy;
import io.guerdon.program.OwedPolicy;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.List;

/** What a return does to one wallet: what was spent on the goods comes back, and what they had earned is taken back. */
final class WalletReturn {
    private final WalletId wallet;
    private final Found found;
    private final Instant now;
    private final List<Draw> restored;
    private long claim;
    private long owed;

    WalletReturn(WalletId wallet, Found found, Returning.Fits fits, Instant now) {
        this.wallet = wallet;
        this.found = found;
        this.now = now;
        this.restored = restored(fits);
    }

    /** The part of what was spent on the purchase that belongs to the goods now returned, into the lots it came from. */
    private List<Draw> restored(Returning.Fits fits) {
        List<Draw> spent = purchase().spent(wallet);
        long before = purchase().takenBack(wallet).totals().restored();
        List<Draw> part = Draw.between(spent, before, share(fits, Draw.sum(spent)));
        return part.stream()
                .map(draw -> Grace.revive(found.rules(), wallet, draw, now))
                .toList();
    }

    /** A coupon is for the whole sale: it comes back when nothing of the sale is left. */
    private long share(Returning.Fits fits, long spent) {
        boolean coupon = found.rules().catalogue().coupon(wallet).isPresent();
        if (coupon) {
            return fits.isAll() ? spent : 0;
        }
        return fits.shareOf(spent);
    }

    /**
     * Restores and takes back.
     *
     * @param left what the purchase still earns into the wallet
     */
    Reclaim settle(Workings workings, long left) {
        workings.restore(
                wallet, restored, Book.acceptor(purchase().made().till().merchant()));
        Reclaim reclaim = new Reclaim(workings, wallet, purchase());
        claim = purchase().earned(wallet)
                - left
                - purchase().takenBack(wallet).totals().takenBack();
        long owedAgain = reclaim.oweAgain(claim);
        long givenBack = purchase().advances().giveBack(workings, wallet, restored);
        purchase().advances().payFromKept(workings, wallet, owedAgain);
        reclaim.take(claim, Draw.sum(restored) - givenBack, now);
        owed = reclaim.owe(owed() == OwedPolicy.OWE ? reclaim.missing() : 0);
        return reclaim;
    }

    /** What becomes of a claim that no lot can meet. */
    OwedPolicy owed() {
        return found.rules().lots(wallet).map(LotPolicy::owed).orElse(OwedPolicy.WRITE_OFF);
    }

    GoodsReturned.Totals totals(Reclaim reclaim) {
        return new GoodsReturned.Totals(claim, Draw.sum(restored), owed, reclaim.alreadyExpired());
    }

    private PurchaseHistory purchase() {
        return found.purchase();
    }
}
