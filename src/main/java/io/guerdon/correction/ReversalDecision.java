package io.guerdon.correction;

import io.guerdon.budget.Hand;
import io.guerdon.budget.Takings;
import io.guerdon.conversion.ConvertedInPeriod;
import io.guerdon.correction.CorrectionRefusal.AnotherMerchant;
import io.guerdon.correction.CorrectionRefusal.EntryAlreadyReversed;
import io.guerdon.correction.CorrectionRefusal.EntryHasReturns;
import io.guerdon.correction.CorrectionRefusal.EntryNotFound;
import io.guerdon.correction.CorrectionRefusal.EntryNotReversible;
import io.guerdon.correction.CorrectionRefusal.PointsAlreadySpent;
import io.guerdon.earning.Advances;
import io.guerdon.earning.Grace;
import io.guerdon.earning.PurchaseMade;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Draw;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.History;
import io.guerdon.ledger.LotFate;
import io.guerdon.ledger.Movement;
import io.guerdon.ledger.Movement.HoldClosed;
import io.guerdon.ledger.Movement.LotDrawn;
import io.guerdon.ledger.Movement.LotMatured;
import io.guerdon.ledger.Movement.LotOpened;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.TakeBack;
import io.guerdon.ledger.Turn;
import io.guerdon.ledger.Verdict;
import io.guerdon.ledger.Workings;
import io.guerdon.program.LotPolicy;
import io.guerdon.program.OwedPolicy;
import io.guerdon.program.Program;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** Decides the mirror of an entry. */
record ReversalDecision(Program program, ReverseEntry command, Call call, Hand hand)
        implements Operation<ReversalDecision.Found> {
    private static final List<String> FIELDS = List.of("operation", "entry", "reason");

    /**
     * What there is to mirror.
     *
     * @param entry if it is the member's
     * @param later what refers to it
     * @param returns what came back of what it paid or recorded
     * @param fates of what it gave, by wallet
     * @param takings of budgets
     */
    record Found(
            Optional<Entry> entry,
            List<Entry> later,
            List<Entry> returns,
            SortedMap<WalletId, LotFate> fates,
            Takings takings) {}

    @Override
    public Terms terms() {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("operation", "reversal");
        fields.put("entry", command.entry());
        fields.put("reason", command.reason());
        Request request = new Request(call.key(), Fingerprint.of(fields));
        return new Terms(call.chain(), request, FIELDS, List.of(), Refusals.FORGOTTEN);
    }

    @Override
    public Found gather(History history, AccountState state, Instant now) {
        Optional<Entry> entry =
                history.byId(command.entry()).filter(e -> e.chain().equals(call.chain()));
        List<Entry> returns = new ArrayList<>();
        entry.ifPresent(e -> related(e).forEach(ref -> returns.addAll(history.byRef(call.chain(), ref))));
        returns.removeIf(e -> e.kind() != EntryKind.RETURN);
        SortedMap<WalletId, LotFate> fates = new TreeMap<>();
        entry.filter(e -> e.kind() != EntryKind.REDEEM)
                .ifPresent(e -> LotFate.opened(e)
                        .forEach(lot -> fates.computeIfAbsent(lot.wallet(), wallet -> LotFate.of(history, e, wallet))));
        hand.again();
        Takings takings = entry.map(e -> hand.takings(e, now)).orElse(Takings.NONE);
        return new Found(entry, history.byRef(call.chain(), command.entry().toString()), returns, fates, takings);
    }

    /** Under which ids returns of a purchase, or of what was paid with points, are found. */
    private static List<String> related(Entry entry) {
        return entry.draft().subject().orElse(null) instanceof PurchaseMade made
                ? List.of(made.purchase().value())
                : entry.draft().why().refs().stream()
                        .filter(PurchaseMade::isReceiptRef)
                        .toList();
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Found found) {
        if (found.entry().isEmpty()) {
            return new Verdict.Refuse(new EntryNotFound(command.entry().toString()));
        }
        Entry entry = found.entry().get();
        return refusal(entry, found)
                .<Verdict>map(Verdict.Refuse::new)
                .orElseGet(() -> mirror(state, now, entry, found));
    }

    private Optional<Refusal> refusal(Entry entry, Found found) {
        String id = entry.id().toString();
        MerchantId where = Scene.of(entry);
        String actsFor = call.actor().merchant();
        if (!actsFor.isEmpty() && !actsFor.equals(where.value())) {
            return Optional.of(new AnotherMerchant(where.value()));
        }
        if (!isReversible(entry)) {
            return Optional.of(new EntryNotReversible(entry.kind().wire()));
        }
        if (found.later().stream().anyMatch(e -> e.kind() == EntryKind.REVERSAL)) {
            return Optional.of(new EntryAlreadyReversed(id));
        }
        return found.returns().isEmpty() ? Optional.empty() : Optional.of(new EntryHasReturns(id));
    }

    /** What an activity lets be spent stays so: it happened, whatever it should have earned. */
    private static boolean isReversible(Entry entry) {
        return switch (entry.kind()) {
            case EARN, REDEEM, CAPTURE, COUPON_REDEEM, ADJUST, CONVERT_IN, CONVERT_OUT -> true;
            case ACTIVITY ->
                !LotFate.opened(entry).isEmpty() && entry.movements().stream().noneMatch(LotMatured.class::isInstance);
            default -> false;
        };
    }

    private Verdict mirror(AccountState state, Instant now, Entry entry, Found found) {
        Workings workings = new Workings(state);
        entry.movements().forEach(movement -> restore(workings, movement, now));
        giveBackAdvances(workings, entry, now);
        ConvertedInPeriod.uncount(workings, entry);
        SortedMap<WalletId, Long> owed = new TreeMap<>();
        long lost = 0;
        for (Map.Entry<WalletId, LotFate> given : found.fates().entrySet()) {
            WalletId wallet = given.getKey();
            OwedPolicy policy = program.lots(wallet).map(LotPolicy::owed).orElse(OwedPolicy.WRITE_OFF);
            LotFate fate = given.getValue();
            long missing = takeBack(workings, LotFate.opened(entry, wallet), fate);
            if (missing > 0 && policy == OwedPolicy.REFUSE) {
                return new Verdict.Refuse(new PointsAlreadySpent(missing));
            }
            lost += wallet.equals(WalletId.POINTS) ? missing : 0;
            long debt = fate.paidDebts() + (policy == OwedPolicy.OWE ? missing : 0);
            workings.owe(wallet, debt, LotFate.opened(entry, wallet).getFirst().from());
            owed.put(wallet, debt);
        }
        return new Verdict.Commit(draft(workings, now, entry, owed, turns(found.takings(), lost)));
    }

    /** Points that were spent and are in no lot have not come back, and what was bought has paid for them; other budgets are of what is given. */
    private static List<Turn> turns(Takings takings, long lost) {
        return takings.giveBackAllBut(budget -> budget.isOfPacks() ? lost : 0);
    }

    /** Takes back what these lots, of one wallet, gave; answers what no lot has. */
    private static long takeBack(Workings workings, List<LotOpened> opened, LotFate fate) {
        long given = opened.stream().mapToLong(LotOpened::amount).sum();
        LotOpened first = opened.getFirst();
        return new TakeBack(workings, first.wallet(), given - fate.paidDebts(), first.from())
                .fromOpened(opened)
                .fromExpired(fate.expired())
                .fromOthers()
                .missing();
    }

    /** What the entry took goes back into its lots; a debt it paid is owed again instead. */
    private void restore(Workings workings, Movement movement, Instant now) {
        switch (movement) {
            case LotDrawn drawn
            when !drawn.to().equals(Book.OWED) ->
                workings.restore(drawn.wallet(), revived(drawn.wallet(), List.of(drawn.draw()), now), drawn.to());
            case HoldClosed closed ->
                workings.restore(closed.wallet(), revived(closed.wallet(), closed.captured(), now), closed.to());
            default -> {}
        }
    }

    /** What a redemption opened was advanced by the house, and spent at once. */
    private void giveBackAdvances(Workings workings, Entry entry, Instant now) {
        Advances advances = Advances.in(List.of(entry));
        LotFate.opened(entry).forEach(lot -> {
            Draw all = new Draw(lot.lot(), lot.amount(), lot.terms());
            advances.giveBack(workings, lot.wallet(), revived(lot.wallet(), List.of(all), now));
        });
    }

    private List<Draw> revived(WalletId wallet, List<Draw> draws, Instant now) {
        return draws.stream()
                .map(draw -> Grace.revive(program, wallet, draw, now))
                .toList();
    }

    private Draft draft(Workings workings, Instant now, Entry entry, SortedMap<WalletId, Long> owed, List<Turn> turns) {
        List<String> refs = new ArrayList<>(List.of(entry.id().toString()));
        refs.addAll(entry.draft().why().refs());
        Draft.Why why = Draft.Why.of(call.because(command.reason()))
                .refs(refs.toArray(String[]::new))
                .turns(turns);
        return new Draft(
                EntryKind.REVERSAL,
                now,
                workings.movements(),
                Optional.of(new EntryReversed(entry.id(), entry.kind(), owed)),
                why);
    }
}
