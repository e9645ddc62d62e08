package io.guerdon.earning;

import io.guerdon.earning.EarnRefusal.AnotherMerchant;
import io.guerdon.earning.EarnRefusal.PointsAlreadySpent;
import io.guerdon.earning.EarnRefusal.PurchaseNotFound;
import io.guerdon.earning.EarnRefusal.PurchaseReversed;
import io.guerdon.earning.PurchaseFinder.Found;
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
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides what a return takes back and restores. The purchase is rated again as if the returned goods had never been bought,
 * under the rules of its day; the difference to what earlier returns left is taken back, so the end state depends only on what
 * came back.
 */
record ReturnDecision(ReturnGoods command, Call call, PurchaseFinder finder) implements Operation<Optional<Found>> {
    private static final List<String> FIELDS = List.of("operation", "purchase", "receipt", "at", "lines");

    @Override
    public Terms terms() {
        Request request = new Request(call.key(), Fingerprint.of(command.fields()));
        return new Terms(call.chain(), request, FIELDS, List.of(), Refusals.FORGOTTEN);
    }

    @Override
    public Optional<Found> gather(History history, AccountState state) {
        return finder.find(history, call.chain(), command.purchase());
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Optional<Found> found) {
        if (found.isEmpty()) {
            return new Verdict.Refuse(new PurchaseNotFound(command.purchase().toString()));
        }
        PurchaseHistory purchase = found.get().purchase();
        PurchaseMade made = purchase.made();
        String merchant = made.till().merchant().value();
        String actsFor = call.actor().merchant();
        if (!actsFor.isEmpty() && !actsFor.equals(merchant)) {
            return new Verdict.Refuse(new AnotherMerchant(merchant));
        }
        if (!purchase.reversal().isEmpty()) {
            return new Verdict.Refuse(new PurchaseReversed(made.purchase().value()));
        }
        return switch (Returning.of(purchase, command.lines())) {
            case Returning.Exceeds exceeds -> new Verdict.Refuse(exceeds.refusal());
            case Returning.Fits fits -> takeBack(new Workings(state), now, found.get(), fits);
        };
    }

    private Verdict takeBack(Workings workings, Instant now, Found found, Returning.Fits fits) {
        PurchaseHistory purchase = found.purchase();
        List<Draw> restored = restored(found, fits, now);
        workings.restore(
                WalletId.POINTS, restored, Book.acceptor(purchase.made().till().merchant()));
        Reclaim reclaim = new Reclaim(workings, purchase);
        long claim = claim(found, fits);
        reclaim.take(claim, Draw.sum(restored), now);
        OwedPolicy policy = found.rules().policies().lots().owed();
        if (reclaim.missing() > 0 && policy == OwedPolicy.REFUSE) {
            return new Verdict.Refuse(new PointsAlreadySpent(reclaim.missing()));
        }
        long owed = reclaim.owe(policy == OwedPolicy.OWE ? reclaim.missing() : 0);
        GoodsReturned.Totals totals =
                new GoodsReturned.Totals(claim, Draw.sum(restored), owed, reclaim.alreadyExpired());
        return new Verdict.Commit(draft(workings, now, new Judged(found, fits, totals)));
    }

    /** What the purchase no longer earns, less what earlier returns took back. */
    private static long claim(Found found, Returning.Fits fits) {
        PurchaseHistory purchase = found.purchase();
        long left = Rated.sum(Rerating.points(found.rules(), purchase.made(), fits.back()));
        return purchase.earned() - left - purchase.takenBack().totals().takenBack();
    }

    /** The part of what was spent on the purchase that belongs to the goods now returned, into the lots it came from. */
    private static List<Draw> restored(Found found, Returning.Fits fits, Instant now) {
        List<Draw> spent = found.purchase().spent();
        long before = found.purchase().takenBack().totals().restored();
        List<Draw> part = Draw.between(spent, before, fits.shareOf(Draw.sum(spent)));
        return part.stream().map(draw -> Grace.revive(found.rules(), draw, now)).toList();
    }

    /** A return, weighed. */
    private record Judged(Found found, Returning.Fits fits, GoodsReturned.Totals totals) {
        /** What each rule gives less than before. */
        List<Trace.Fired> fired() {
            PurchaseHistory purchase = found.purchase();
            var before = Rerating.points(found.rules(), purchase.made(), purchase.linesBack());
            var after = Rerating.points(found.rules(), purchase.made(), fits.back());
            return Rated.difference(before, after);
        }
    }

    private Draft draft(Workings workings, Instant now, Judged judged) {
        Found found = judged.found;
        PurchaseMade made = found.purchase().made();
        GoodsReturned returned = new GoodsReturned(made.purchase(), command.receipt(), command.lines(), judged.totals);
        Trace trace = new Trace(found.rules().revision(), judged.fired(), List.of());
        Draft.Why why =
                new Draft.Why(trace, call.actor(), List.of(made.purchase().value(), made.receiptRef()));
        return new Draft(EntryKind.RETURN, command.at().orElse(now), workings.movements(), Optional.of(returned), why);
    }
}
