package io.guerdon.earning;

import io.guerdon.budget.BudgetId;
import io.guerdon.budget.Hand;
import io.guerdon.budget.Takings;
import io.guerdon.earning.EarnRefusal.AnotherMerchant;
import io.guerdon.earning.EarnRefusal.PointsAlreadySpent;
import io.guerdon.earning.EarnRefusal.PurchaseNotFound;
import io.guerdon.earning.EarnRefusal.PurchaseReversed;
import io.guerdon.earning.PurchaseFinder.Found;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Trace;
import io.guerdon.ledger.Trace.Fired;
import io.guerdon.ledger.Turn;
import io.guerdon.ledger.Verdict;
import io.guerdon.ledger.Workings;
import io.guerdon.program.OwedPolicy;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Decides what a return takes back and restores. The purchase is rated again as if the returned goods had never been bought,
 * under the rules of its day; the difference to what earlier returns left is taken back, so the end state depends only on what
 * came back.
 */
record ReturnDecision(ReturnGoods command, Call call, PurchaseFinder finder, Hand hand)
        implements Operation<Optional<ReturnDecision.Context>> {
    private static final List<String> FIELDS = List.of("operation", "purchase", "receipt", "at", "lines");

    /**
     * What deciding needs to know.
     *
     * @param takings of budgets, when it was bought
     */
    record Context(Found found, Takings takings) {}

    @Override
    public Terms terms() {
        Request request = new Request(call.key(), Fingerprint.of(command.fields()));
        return new Terms(call.chain(), request, FIELDS, List.of(), Refusals.FORGOTTEN);
    }

    @Override
    public Optional<Context> gather(History history, AccountState state, Instant now) {
        hand.again();
        return finder.find(history, call.chain(), command.purchase())
                .map(found -> new Context(found, hand.takings(found.purchase().entry(), now)));
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Optional<Context> context) {
        if (context.isEmpty()) {
            return new Verdict.Refuse(new PurchaseNotFound(command.purchase().toString()));
        }
        PurchaseHistory purchase = context.get().found().purchase();
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
            case Returning.Fits fits -> takeBack(new Workings(state), now, context.get(), fits);
        };
    }

    private Verdict takeBack(Workings workings, Instant now, Context context, Returning.Fits fits) {
        Found found = context.found();
        SortedMap<WalletId, GoodsReturned.Totals> totals = new TreeMap<>();
        List<Fired> after = Rerating.given(found.rules(), found.purchase().made(), fits.back());
        Map<WalletId, Long> left = Rated.sums(after);
        long cameBack = 0;
        for (WalletId wallet : found.purchase().wallets()) {
            WalletReturn back = new WalletReturn(wallet, found, fits, now);
            Reclaim reclaim = back.settle(workings, left.getOrDefault(wallet, 0L));
            if (reclaim.missing() > 0 && back.owed() == OwedPolicy.REFUSE) {
                return new Verdict.Refuse(new PointsAlreadySpent(reclaim.missing()));
            }
            cameBack += wallet.equals(WalletId.POINTS) ? reclaim.cameBack() : 0;
            GoodsReturned.Totals each = back.totals(reclaim);
            if (!each.equals(GoodsReturned.Totals.NONE)) {
                totals.put(wallet, each);
            }
        }
        return new Verdict.Commit(draft(workings, now, new Judged(context, after, totals, cameBack)));
    }

    /**
     * A return, weighed.
     *
     * @param after what each rule gives for what is left then
     * @param cameBack points of the purchase that have come back by now, whenever they did
     */
    private record Judged(
            Context context, List<Fired> after, SortedMap<WalletId, GoodsReturned.Totals> totals, long cameBack) {
        Found found() {
            return context.found();
        }

        /** What each rule gives less than before. */
        List<Fired> fired() {
            PurchaseHistory purchase = found().purchase();
            return Rated.difference(Rerating.given(found().rules(), purchase.made(), purchase.linesBack()), after);
        }

        /** They give back of each budget what its group gives less, or its merchant; of what was bought, what has come back. */
        List<Turn> turns() {
            List<Fired> less = fired();
            return context.takings().giveBack(budget -> back(budget, less));
        }

        private long back(BudgetId budget, List<Fired> less) {
            if (budget.isOfPacks()) {
                return cameBack - Takings.givenBack(found().purchase().returned(), budget);
            }
            return -(budget.isOfMerchant() ? Fund.points(less) : of(budget, less));
        }

        private long of(BudgetId budget, List<Fired> less) {
            return found().rules()
                    .policies()
                    .everyGroup()
                    .filter(group -> group.id().equals(budget.owner()))
                    .mapToLong(group -> Room.sum(group, less))
                    .sum();
        }
    }

    private Draft draft(Workings workings, Instant now, Judged judged) {
        Found found = judged.found();
        PurchaseMade made = found.purchase().made();
        GoodsReturned returned = new GoodsReturned(made.purchase(), command.receipt(), command.lines(), judged.totals);
        Trace trace = new Trace(found.rules().revision(), judged.fired(), List.of());
        List<String> refs = new ArrayList<>(List.of(made.purchase().value(), made.receiptRef()));
        refs.addAll(Room.refs(found.purchase().entry().draft().why().refs()));
        Draft.Why why = new Draft.Why(trace, call.actor(), List.copyOf(refs), judged.turns());
        return new Draft(EntryKind.RETURN, command.at().orElse(now), workings.movements(), Optional.of(returned), why);
    }
}
