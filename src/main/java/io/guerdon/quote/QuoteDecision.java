package io.guerdon.quote;

import io.guerdon.budget.Hand;
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
import io.guerdon.redemption.Proportions;
import io.guerdon.redemption.Purse;
import io.guerdon.unit.WalletId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Decides a quote: prices the basket, holds what it uses, and says what committing it would earn. */
record QuoteDecision(Program program, RequestQuote command, Call call, Sources sources, Hand hand)
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
     * @param proportions of what is wanted, by unit
     */
    record Context(Reading reading, List<Entry> onReceipt, Map<WalletId, Proportions> proportions) {}

    @Override
    public Terms terms() {
        Request request = new Request(call.key(), Fingerprint.of(command.fields()));
        return new Terms(call.chain(), request, FIELDS, List.of(), Refusals.REMEMBERED);
    }

    @Override
    public Context gather(History history, AccountState state, Instant now) {
        List<Entry> onReceipt = command.coupons().isEmpty() ? List.of() : history.byRef(state.chain(), receiptRef());
        Map<WalletId, Proportions> proportions = new HashMap<>();
        command.use()
                .forEach((unit, most) ->
                        proportions.put(unit, Purse.of(program, unit).proportions(history, state, most)));
        Reading reading = Reading.now(sources, program, command.purchase().basket(), history, state, now);
        RecordPurchase paid =
                priced(state, now, new Context(reading, onReceipt, proportions)).paid();
        return new Context(reading.funded(sources, hand, program, paid, now), onReceipt, proportions);
    }

    /** What is to be paid, and how; {@code paid} is the purchase as it is made if the quote is committed. */
    private record Priced(Pricing pricing, RecordPurchase paid) {}

    private Priced priced(AccountState state, Instant now, Context context) {
        Map<String, Object> member = context.reading().circumstances().member();
        Pricing.Beside beside = new Pricing.Beside(
                couponsOnReceipt(state, context.onReceipt()),
                context.proportions(),
                new MemberPricing(program, command.purchase(), member, now).off());
        Pricing pricing = new Pricing(program, state, command, beside);
        return new Priced(pricing, paid(pricing.at(now), pricing.lines()));
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Context context) {
        Optional<Refusal> mayNot =
                parts() == 0 ? Optional.empty() : Guards.maySpend(state).or(() -> Holds.hasRoom(state, parts()));
        if (mayNot.isPresent()) {
            return new Verdict.Refuse(mayNot.get());
        }
        Priced priced = priced(state, now, context);
        Recording recording =
                Recording.of(program, priced.paid(), now, context.reading().circumstances());
        Judged judged = new Judged(now, until(now), recording.matched());
        return recording
                .refusal(state)
                .<Verdict>map(Verdict.Refuse::new)
                .orElseGet(() -> new Verdict.Commit(draft(state, recording, priced, judged)));
    }

    /** How many holds it may come to. */
    private int parts() {
        int wallets = command.use().keySet().stream()
                .mapToInt(unit -> Purse.of(program, unit).wallets().size())
                .sum();
        return wallets + command.coupons().size();
    }

    private RecordPurchase paid(Price price, List<Line> lines) {
        RecordPurchase wanted = command.purchase();
        SequencedMap<WalletId, Long> units = new LinkedHashMap<>();
        price.used().stream()
                .filter(used -> !used.isCoupon())
                .forEach(used -> units.merge(Purse.with(program, used.wallet()).unit(), used.minor(), Math::addExact));
        List<Tender> tenders = new ArrayList<>();
        units.forEach((unit, minor) -> tenders.add(new Tender(unit.value(), minor)));
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

    private Draft draft(AccountState state, Recording recording, Priced priced, Judged judged) {
        Pricing pricing = priced.pricing();
        Workings workings = new Workings(state);
        QuoteId quote = QuoteId.of(state.chain(), workings.seq());
        Price price = pricing.price();
        price.used()
                .forEach(used -> workings.apply(new Movement.HoldOpened(
                        used.wallet(),
                        quote.hold(used.wallet()),
                        command.purchase().till().merchant(),
                        command.purchase().receipt(),
                        judged.validUntil(),
                        used.isCoupon() ? coupon(workings, used) : pricing.draws(used.wallet()))));
        List<Movement> held = workings.movements();
        PurchaseQuoted quoted = new PurchaseQuoted(quote, priced.paid(), price, wouldEarn(workings, recording), judged);
        List<String> refs = new ArrayList<>(List.of(quote.value()));
        refs.addAll(recording.limitRefs());
        Draft.Why why = new Draft.Why(
                recording.trace(), call.actor(), List.copyOf(refs), recording.turnsPromising(judged.validUntil()));
        return new Draft(EntryKind.QUOTE, judged.at(), held, Optional.of(quoted), why);
    }

    /** The very one that was named. */
    private List<Draw> coupon(Workings workings, Used used) {
        return UsableCoupon.find(program, workings.state(), new CouponId(used.coupon())).stream()
                .map(coupon -> new Draw(coupon.lot().id(), 1, coupon.lot().terms()))
                .toList();
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
