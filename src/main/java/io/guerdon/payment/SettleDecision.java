package io.guerdon.payment;

import io.guerdon.earning.EarnRefusal.MerchantSuspended;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.Guards;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Movement.Arranged;
import io.guerdon.ledger.Movement.ArrangementEnded;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Operation.Refusals;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Subject;
import io.guerdon.ledger.Verdict;
import io.guerdon.ledger.Workings;
import io.guerdon.payment.Payable.Payment;
import io.guerdon.payment.Payable.Refunding;
import io.guerdon.payment.PaymentRefusal.ChargeNotFound;
import io.guerdon.payment.PaymentRefusal.ChargeNotOpen;
import io.guerdon.payment.PaymentRefusal.ChargeNotPaid;
import io.guerdon.payment.PaymentRefusal.ChargeOfAnotherMerchant;
import io.guerdon.payment.PaymentRefusal.RefundExceedsCharge;
import io.guerdon.payment.SettleCharge.Confirm;
import io.guerdon.payment.SettleCharge.Fail;
import io.guerdon.payment.SettleCharge.Refund;
import io.guerdon.program.Program;
import io.guerdon.unit.MerchantId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides what is told about a charge. Whom it is to be paid to is known before, and never changes. A payment is recorded whatever became of the merchant: refused it would be
 * lost, and the money has moved. Its context is the charge, and what it is for as that is, or was when it ended: a fee can be paid back after
 * the membership is over.
 */
record SettleDecision(Program program, SettleCharge command, MerchantId merchant, Call call)
        implements Operation<Optional<SettleDecision.Context>> {
    /** The reference by which all of a member's charges are found. */
    static final String ALL = "charges";

    /** A charge, what it is for, and what of that which it gave ran out unspent. */
    record Context(ChargeSoFar charge, Payable payee, long expired) {}

    @Override
    public Terms terms() {
        Request request = new Request(call.key(), Fingerprint.of(command.fields()));
        return new Terms(
                call.chain(),
                request,
                SettleCharge.FIELDS,
                command.claims(call.chain().program(), merchant),
                Refusals.FORGOTTEN);
    }

    @Override
    public Optional<Context> gather(History history, AccountState state, Instant now) {
        return ChargeSoFar.read(history, state, command.charge())
                .flatMap(charge -> payee(history, state, charge.charge().payee())
                        .map(payee -> new Context(charge, payee, expired(history, state, payee))));
    }

    private long expired(History history, AccountState state, Payable payee) {
        return switch (command) {
            case Confirm _, Fail _ -> 0;
            case Refund _ -> payee.expired(history, state);
        };
    }

    private static Optional<Payable> payee(History history, AccountState state, ArrangementId id) {
        return state.arrangement(id, Payable.class).or(() -> last(history, state.chain(), id));
    }

    private static Optional<Payable> last(History history, ChainId chain, ArrangementId id) {
        return history.byRef(chain, id.value()).stream()
                .map(Entry::movements)
                .flatMap(movements -> movements.stream())
                .filter(movement ->
                        movement instanceof Arranged made && made.id().equals(id))
                .map(movement -> ((Arranged) movement).arrangement())
                .filter(Payable.class::isInstance)
                .map(Payable.class::cast)
                .reduce((_, later) -> later);
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Optional<Context> context) {
        return context.map(found -> elsewhere(found.charge())
                        .or(() -> mayNot(state, now, found))
                        .<Verdict>map(Verdict.Refuse::new)
                        .orElseGet(() -> new Verdict.Commit(draft(state, now, found))))
                .orElseGet(() ->
                        new Verdict.Refuse(new ChargeNotFound(command.charge().value())));
    }

    private Optional<Refusal> elsewhere(ChargeSoFar found) {
        String actsFor = call.actor().merchant();
        String merchant = found.charge().merchant().value();
        return actsFor.isEmpty() || actsFor.equals(merchant)
                ? Optional.empty()
                : Optional.of(new ChargeOfAnotherMerchant(merchant));
    }

    private Optional<Refusal> mayNot(AccountState state, Instant now, Context context) {
        ChargeSoFar found = context.charge();
        return switch (command) {
            case Confirm _ ->
                notOpen(found)
                        .or(() -> Guards.mayEarn(state))
                        .or(() -> context.payee().mayNotConfirm(state, found.charge(), now));
            case Fail _ -> notOpen(found);
            case Refund refund -> notRefundable(state, context, refund);
        };
    }

    private static Optional<Refusal> notOpen(ChargeSoFar found) {
        return switch (found.state()) {
            case OPEN -> Optional.empty();
            case CONFIRMED, WITHDRAWN ->
                Optional.of(new ChargeNotOpen(found.id().value(), told(found)));
        };
    }

    private static String told(ChargeSoFar found) {
        return found.state().name().toLowerCase(Locale.ROOT);
    }

    private Optional<Refusal> notRefundable(AccountState state, Context context, Refund refund) {
        ChargeSoFar found = context.charge();
        return switch (found.state()) {
            case OPEN, WITHDRAWN -> Optional.of(new ChargeNotPaid(found.id().value(), told(found)));
            case CONFIRMED -> {
                long left = left(found);
                long amount = refund.amount().orElse(left);
                yield amount > left || amount == 0
                        ? Optional.of(new RefundExceedsCharge(left, amount))
                        : barred(state, refund)
                                .or(() -> context.payee().mayNotRefund(state, refunding(context, refund)));
            }
        };
    }

    private static long left(ChargeSoFar found) {
        return found.charge().amount().minor() - found.refunded();
    }

    private static Refunding refunding(Context context, Refund refund) {
        ChargeSoFar found = context.charge();
        long amount = refund.amount().orElse(left(found));
        return new Refunding(found.id(), found.charge(), amount, refund.whenBarred(), context.expired());
    }

    private static Optional<Refusal> barred(AccountState state, Refund refund) {
        return switch (refund.whenBarred()) {
            case PAYS_BACK -> Optional.empty();
            case REFUSES -> Guards.maySpend(state);
        };
    }

    private Draft draft(AccountState state, Instant now, Context context) {
        ChargeSoFar found = context.charge();
        Workings workings = new Workings(state);
        Payment payment = new Payment(found.charge().payee(), found.id(), found.charge(), workings, now);
        return switch (command) {
            case Confirm confirm -> confirmed(payment, context.payee(), confirm);
            case Fail fail -> failed(payment, context.payee(), fail);
            case Refund refund -> refunded(payment, context, refund);
        };
    }

    private Draft confirmed(Payment payment, Payable payee, Confirm confirm) {
        payment.workings().apply(new ArrangementEnded(payment.id()));
        payee.confirmed(payment, MerchantSuspended.under(program));
        Subject subject = new ChargeConfirmed(payment.id(), payment.charge(), confirm.reference());
        return draft(EntryKind.CHARGE_CONFIRM, payment, subject, call.actor());
    }

    private Draft failed(Payment payment, Payable payee, Fail fail) {
        Charge tried = payment.charge().tried();
        payment.workings().apply(new Arranged(payment.id(), tried));
        payee.failed(new Payment(payment.payee(), payment.id(), tried, payment.workings(), payment.now()));
        Subject subject = new ChargeFailed(payment.id(), tried);
        return draft(EntryKind.CHARGE_FAIL, payment, subject, call.actor().because(fail.reason()));
    }

    private Draft refunded(Payment payment, Context context, Refund refund) {
        Refunding refunding = refunding(context, refund);
        boolean isOver = !payment.workings().state().arrangements().containsKey(payment.payee());
        context.payee().refunded(payment, refunding, MerchantSuspended.under(program));
        if (isOver && payment.workings().state().arrangements().containsKey(payment.payee())) {
            payment.workings().apply(new ArrangementEnded(payment.payee()));
        }
        Subject subject = new ChargeRefunded(payment.id(), payment.charge(), refunding.amount(), refund.reference());
        return draft(EntryKind.CHARGE_REFUND, payment, subject, call.actor().because(refund.reason()));
    }

    private Draft draft(EntryKind kind, Payment payment, Subject subject, Actor actor) {
        Draft.Why why = Draft.Why.of(new Call(call.chain(), call.key(), actor, call.revision()))
                .refs(refs(payment).toArray(String[]::new));
        return new Draft(kind, payment.now(), payment.workings().movements(), Optional.of(subject), why);
    }

    /** The charge, what it is for, and whatever else was opened or ended: each finds its own entries by its name. */
    private static List<String> refs(Payment payment) {
        Stream<String> moved = payment.workings().movements().stream().flatMap(movement -> switch (movement) {
            case Arranged made -> Stream.of(made.id().value());
            case ArrangementEnded ended -> Stream.of(ended.id().value());
            default -> Stream.<String>empty();
        });
        return Stream.concat(Stream.of(payment.id().value(), payment.payee().value(), ALL), moved)
                .distinct()
                .toList();
    }
}
