package io.guerdon.quote;

import io.guerdon.coupon.CouponId;
import io.guerdon.coupon.Sale;
import io.guerdon.coupon.UsableCoupon;
import io.guerdon.earning.Basket;
import io.guerdon.earning.Later;
import io.guerdon.earning.Line;
import io.guerdon.earning.PurchaseMade;
import io.guerdon.earning.Reading;
import io.guerdon.earning.RecordPurchase;
import io.guerdon.earning.Recording;
import io.guerdon.earning.Sources;
import io.guerdon.earning.Tender;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Draw;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.Guards;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Movement;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Verdict;
import io.guerdon.ledger.Workings;
import io.guerdon.program.Program;
import io.guerdon.quote.PurchaseQuoted.Earning;
import io.guerdon.quote.PurchaseQuoted.Judged;
import io.guerdon.quote.PurchaseQuoted.Price;
import io.guerdon.quote.PurchaseQuoted.Used;
import io.guerdon.redemption.Holds;
import io.guerdon.unit.WalletId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides a quote: prices the basket, holds what it uses, and says what committing it would earn. */
record QuoteDecision(Program program, RequestQuote command, Call call, Sources sources)
        implements Operation<QuoteDecision.Context> {
    static final List<String> FIELDS = List.of(
            "operation", "merchant", "store", "terminal", "receipt", "currency", "lines", "tenders", "use", "coupons");
    private static final Duration VALID_FOR = Duration.ofMinutes(15);
    /** How the part that no wallet pays is paid; a till knows better, and it earns. */
    private static final String PAID = "paid";

    /**
     * What deciding needs to know.
     *
     * @param reading what sales are judged by
     * @param onReceipt entries that refer to the receipt, where coupons are wanted
     */
    record Context(Reading reading, List<Entry> onReceipt) {}

    @Override
    public Terms terms() {
        Request request = new Request(call.key(), Fingerprint.of(command.fields()));
        return new Terms(call.chain(), request, FIELDS, List.of(), Refusals.REMEMBERED);
    }

    @Override
    public Context gather(History history, AccountState state, Instant now) {
        List<Entry> onReceipt = command.coupons().isEmpty() ? List.of() : history.byRef(state.chain(), receiptRef());
        return new Context(Reading.now(sources, program, command.purchase().basket(), history, state, now), onReceipt);
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Context context) {
        Optional<Refusal> mayNot = command.parts() == 0
                ? Optional.empty()
                : Guards.maySpend(state).or(() -> Holds.hasRoom(state, command.parts()));
        if (mayNot.isPresent()) {
            return new Verdict.Refuse(mayNot.get());
        }
        Pricing pricing = new Pricing(program, state, command, couponsOnReceipt(state, context.onReceipt()));
        Price price = pricing.at(now);
        RecordPurchase paid = paid(price, pricing.lines());
        Recording recording = Recording.of(program, paid, now, context.reading().circumstances());
        Judged judged = new Judged(now, until(now), recording.matched());
        return recording
                .refusal(state)
                .<Verdict>map(Verdict.Refuse::new)
                .orElseGet(() -> new Verdict.Commit(draft(state, recording, price, paid, judged)));
    }

    /** The purchase as it is made if the quote is committed. */
    private RecordPurchase paid(Price price, List<Line> lines) {
        RecordPurchase wanted = command.purchase();
        List<Tender> tenders = new ArrayList<>();
        price.used().stream()
                .filter(used -> !used.isCoupon())
                .forEach(used -> tenders.add(new Tender(used.wallet().value(), used.minor())));
        if (price.toPay() > 0) {
            tenders.add(new Tender(PAID, price.toPay()));
        }
        Basket basket = new Basket(lines, tenders);
        return new RecordPurchase(wanted.till(), wanted.receipt(), Optional.empty(), wanted.currency(), basket);
    }

    private Instant until(Instant now) {
        Duration longest = program.policies().spending().longestHold();
        return now.plus(longest.compareTo(VALID_FOR) < 0 ? longest : VALID_FOR);
    }

    private Draft draft(AccountState state, Recording recording, Price price, RecordPurchase paid, Judged judged) {
        Workings workings = new Workings(state);
        QuoteId quote = QuoteId.of(state.chain(), workings.seq());
        price.used().forEach(used -> hold(workings, quote, used, judged.validUntil()));
        List<Movement> held = workings.movements();
        PurchaseQuoted quoted = new PurchaseQuoted(quote, paid, price, wouldEarn(workings, recording), judged);
        List<String> refs = new ArrayList<>(List.of(quote.value()));
        refs.addAll(recording.limitRefs());
        Draft.Why why = new Draft.Why(recording.trace(), call.actor(), List.copyOf(refs));
        return new Draft(EntryKind.QUOTE, judged.at(), held, Optional.of(quoted), why);
    }

    private void hold(Workings workings, QuoteId quote, Used used, Instant until) {
        workings.apply(new Movement.HoldOpened(
                used.wallet(),
                quote.hold(used.wallet()),
                command.purchase().till().merchant(),
                command.purchase().receipt(),
                until,
                draws(workings, used)));
    }

    /** Of a coupon, the very one that was named. */
    private List<Draw> draws(Workings workings, Used used) {
        return used.isCoupon()
                ? UsableCoupon.find(program, workings.state(), new CouponId(used.coupon())).stream()
                        .map(coupon ->
                                new Draw(coupon.lot().id(), 1, coupon.lot().terms()))
                        .toList()
                : workings.draws(used.wallet(), used.amount());
    }

    private List<WalletId> couponsOnReceipt(AccountState state, List<Entry> onReceipt) {
        RecordPurchase purchase = command.purchase();
        Sale sale = new Sale(purchase.till(), purchase.receipt(), purchase.currency(), purchase.basket());
        return UsableCoupon.on(sale, state, onReceipt);
    }

    private String receiptRef() {
        return PurchaseMade.receiptRef(
                command.purchase().till().merchant().value(), command.purchase().receipt());
    }

    /** Done on the state the holds leave, and thrown away. */
    private List<Earning> wouldEarn(Workings held, Recording recording) {
        Workings trial = new Workings(held.state());
        recording.into(trial, Later.NOTHING);
        return trial.movements().stream()
                .filter(Movement.LotOpened.class::isInstance)
                .map(Movement.LotOpened.class::cast)
                .map(lot -> new Earning(lot.wallet(), lot.amount(), lot.terms().expiresAt()))
                .toList();
    }
}
