package io.guerdon.earning;

import io.guerdon.ledger.Book;
import io.guerdon.ledger.Draw;
import io.guerdon.ledger.Movement;
import io.guerdon.ledger.Movement.LotDrawn;
import io.guerdon.ledger.TakeBack;
import io.guerdon.ledger.Workings;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.List;

/**
 * Takes back what returned goods had earned. A return takes anew what the ones before it took, together with its own claim, and
 * only the difference becomes movements; so the parts together take from the same lots what one return of all their goods would
 * have taken, whatever their number and order.
 */
final class Reclaim {
    private final Workings workings;
    private final WalletId wallet;
    private final PurchaseHistory purchase;
    private final TakenBack before;
    private final Book issuer;
    private long missing;
    private long alreadyExpired;
    private long owedAgain;
    private long paid;
    private long more;

    Reclaim(Workings workings, WalletId wallet, PurchaseHistory purchase) {
        this.workings = workings;
        this.wallet = wallet;
        this.purchase = purchase;
        this.before = purchase.takenBack(wallet);
        this.issuer = purchase.issuer();
    }

    /**
     * Owes what a claim had paid of debts when it was earned. It comes first, so that an advance that comes back is set against all
     * that is owed; answers how much it is.
     */
    long oweAgain(long claim) {
        long claimed = before.totals().takenBack();
        owedAgain = debtsOf(claimed + claim) - debtsOf(claimed);
        workings.owe(wallet, owedAgain, issuer);
        return owedAgain;
    }

    /**
     * Takes a claim of which the part that is owed again is owed already.
     *
     * @param claim what the goods had earned
     * @param restored what this return has put back into lots; it makes good what earlier ones found missing
     */
    void take(long claim, long restored, Instant now) {
        long claimed = before.totals().takenBack();
        long owedOtherwise = Math.max(0, workings.state().wallet(wallet).owed() - owedAgain);
        long owing = Math.min(owedOtherwise, before.owed() - debtsOf(claimed));
        paid = Math.min(owing, restored);
        long regained = Math.min(before.writtenOff(), restored - paid);
        List<Draw> anew = before.draws().stream()
                .filter(draw -> draw.terms().expiresAt().isAfter(now))
                .toList();
        more = claim - owedAgain + paid + regained;
        takeAnew(anew);
    }

    /** The part of a claim that had paid what the member owed when it was earned: had it not been earned, it were still owed. */
    private long debtsOf(long claim) {
        long lasting = purchase.earned(wallet) - purchase.fate(wallet).paidDebts();
        return Math.max(0, claim - lasting);
    }

    private void takeAnew(List<Draw> anew) {
        long counted = before.totals().alreadyExpired();
        Workings trial = new Workings(workings.state());
        trial.restore(wallet, anew, issuer);
        TakeBack taking = new TakeBack(trial, wallet, Draw.sum(anew) + counted + more, issuer)
                .fromOpened(purchase.opened(wallet))
                .fromExpired(purchase.fate(wallet).expired())
                .fromOthers();
        missing = taking.missing();
        alreadyExpired = taking.alreadyExpired() - counted;
        DrawSums change = new DrawSums();
        anew.forEach(change::minus);
        for (Movement movement : trial.movements()) {
            if (movement instanceof LotDrawn drawn && drawn.bucket().equals(Book.PENDING)) {
                workings.apply(drawn);
            } else if (movement instanceof LotDrawn drawn) {
                change.plus(drawn.draw());
            }
        }
        change.more().forEach(draw -> workings.apply(new LotDrawn(wallet, draw, Book.AVAILABLE, issuer)));
        workings.restore(wallet, change.less(), issuer);
    }

    /** What no lot could give. */
    long missing() {
        return missing;
    }

    /**
     * How much of what all returns so far have claimed has come back: out of lots, by having expired, or because a debt that it had paid is
     * owed again. What was written off has not, nor what is owed because it was spent.
     */
    long cameBack() {
        long claimed = before.totals().takenBack();
        return claimed - before.writtenOff() - (before.owed() - debtsOf(claimed)) + owedAgain + more - missing;
    }

    /** What had expired unspent; less than nothing where earlier returns counted on it and this one put points into its lot. */
    long alreadyExpired() {
        return alreadyExpired;
    }

    /** Settles debts, where the member owes {@code more} than before; answers what of the claim is owed. */
    long owe(long more) {
        workings.owe(wallet, more - paid, issuer);
        return more + owedAgain;
    }
}
