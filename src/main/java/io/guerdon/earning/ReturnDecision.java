package io.guerdon.earning;

import io.guerdon.earning.EarnRefusal.AnotherMerchant;
import io.guerdon.earning.EarnRefusal.PointsAlreadySpent;
import io.guerdon.earning.EarnRefusal.PurchaseNotFound;
import io.guerdon.earning.EarnRefusal.PurchaseReversed;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Draw;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Trace;
import io.guerdon.ledger.Verdict;
import io.guerdon.ledger.Workings;
import io.guerdon.program.OwedPolicy;
import io.guerdon.program.Program;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides what a return takes back and restores. The purchase is rated again as if the returned goods had never been bought;
 * the difference to what earlier returns left is taken back, so the end state depends only on what came back.
 */
record ReturnDecision(Program program, ReturnGoods command, Call call, PurchaseFinder finder)
        implements Operation<Optional<PurchaseHistory>> {
    private static final List<String> FIELDS = List.of("operation", "purchase", "receipt", "at", "lines");

    @Override
    public Terms terms() {
        Request request = new Request(call.key(), Fingerprint.of(command.fields()));
        return new Terms(call.chain(), request, FIELDS, List.of(), Refusals.FORGOTTEN);
    }

    @Override
    public Optional<PurchaseHistory> gather(History history, AccountState state) {
        return finder.find(history, call.chain(), command.purchase())
                .map(entry -> PurchaseHistory.read(history, entry));
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Optional<PurchaseHistory> purchase) {
        if (purchase.isEmpty()) {
            return new Verdict.Refuse(new PurchaseNotFound(command.purchase().toString()));
        }
        PurchaseMade made = purchase.get().made();
        String merchant = made.till().merchant().value();
        String actsFor = call.actor().merchant();
        if (!actsFor.isEmpty() && !actsFor.equals(merchant)) {
            return new Verdict.Refuse(new AnotherMerchant(merchant));
        }
        if (!purchase.get().reversal().isEmpty()) {
            return new Verdict.Refuse(new PurchaseReversed(made.purchase().value()));
        }
        return switch (Returning.of(purchase.get(), command.lines())) {
            case Returning.Exceeds exceeds -> new Verdict.Refuse(exceeds.refusal());
            case Returning.Fits fits -> takeBack(state, now, purchase.get(), fits);
        };
    }

    private Verdict takeBack(AccountState state, Instant now, PurchaseHistory purchase, Returning.Fits fits) {
        Workings workings = new Workings(state);
        List<Draw> restored = restored(purchase, fits, now);
        workings.restore(
                WalletId.POINTS, restored, Book.acceptor(purchase.made().till().merchant()));
        Reclaim reclaim = new Reclaim(workings, purchase);
        long claim = difference(purchase, fits);
        reclaim.take(claim, Draw.sum(restored), now);
        OwedPolicy policy = program.policies().lots().owed();
        if (reclaim.missing() > 0 && policy == OwedPolicy.REFUSE) {
            return new Verdict.Refuse(new PointsAlreadySpent(reclaim.missing()));
        }
        long owed = reclaim.owe(policy == OwedPolicy.OWE ? reclaim.missing() : 0);
        GoodsReturned.Totals totals =
                new GoodsReturned.Totals(claim, Draw.sum(restored), owed, reclaim.alreadyExpired());
        return new Verdict.Commit(draft(workings, now, purchase.made(), totals));
    }

    private Draft draft(Workings workings, Instant now, PurchaseMade made, GoodsReturned.Totals totals) {
        GoodsReturned returned = new GoodsReturned(made.purchase(), command.receipt(), command.lines(), totals);
        Trace trace = new Trace(
                program.revision(),
                List.of(new Trace.Fired(PurchaseDecision.RULE, WalletId.POINTS, -totals.takenBack())),
                List.of());
        Draft.Why why =
                new Draft.Why(trace, call.actor(), List.of(made.purchase().value(), made.receiptRef()));
        return new Draft(EntryKind.RETURN, command.at().orElse(now), workings.movements(), Optional.of(returned), why);
    }

    private long difference(PurchaseHistory purchase, Returning.Fits fits) {
        Rating rating = new Rating(program.policies().earning(), purchase.made().basket());
        return rating.points(fits.before()) - rating.points(fits.after());
    }

    /** The part of what was spent on the purchase that belongs to the goods now returned, into the lots it came from. */
    private List<Draw> restored(PurchaseHistory purchase, Returning.Fits fits, Instant now) {
        long spent = Draw.sum(purchase.spent());
        long before = purchase.takenBack().totals().restored();
        List<Draw> part = Draw.between(purchase.spent(), before, fits.shareAfter(spent));
        return part.stream().map(draw -> Grace.revive(program, draw, now)).toList();
    }
}
