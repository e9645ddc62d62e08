package io.guerdon.prepaid;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.Refusal;
import io.guerdon.prepaid.PrepaidRefusal.PlanPaymentByCharge;
import io.guerdon.prepaid.PrepaidRefusal.PlanPaymentNotFound;
import io.guerdon.prepaid.PrepaidRefusal.RefundExceedsPlanPayment;
import io.guerdon.prepaid.Progress.PlanPayment;
import java.util.List;
import java.util.Optional;

/** Decides whether a payment of a plan is paid back. One that paid a charge goes back by that, which counts what of it did. */
record PaymentRefundDecision(RefundPlanPayment command, Call call) implements PlanOperation {
    @Override
    public Terms terms() {
        Request request = new Request(call.key(), Fingerprint.of(command.fields()));
        return new Terms(call.chain(), request, RefundPlanPayment.FIELDS, List.of(), Refusals.FORGOTTEN);
    }

    @Override
    public ArrangementId plan() {
        return command.plan();
    }

    @Override
    public Optional<Refusal> mayNot(AccountState state, Plan agreed) {
        Optional<Repaying> repaying = repaying(agreed);
        if (repaying.isEmpty()) {
            return Optional.of(new PlanPaymentNotFound(plan().value(), command.payment()));
        }
        return blocked(state, agreed, command.guarded()).or(() -> mayNot(state, repaying.get()));
    }

    private Optional<Refusal> mayNot(AccountState state, Repaying repaying) {
        if (!repaying.payment().charge().isEmpty()) {
            return Optional.of(new PlanPaymentByCharge(repaying.payment().charge()));
        }
        long refundable = repaying.refundable(state);
        long amount = command.amount().orElse(refundable);
        return amount > refundable || amount == 0
                ? Optional.of(new RefundExceedsPlanPayment(refundable, amount))
                : repaying.bonusUsed(state, amount);
    }

    private Optional<Repaying> repaying(Plan agreed) {
        return switch (agreed) {
            case ReleasePlan _ -> Optional.empty();
            case InstalmentPlan plan ->
                plan.progress().payments().stream()
                        .filter(payment -> payment.number() == command.payment())
                        .findFirst()
                        .map(payment -> new Repaying(plan, payment));
        };
    }

    @Override
    public Draft draft(PlanEntry entry, Plan agreed) {
        Repaying repaying = repaying(agreed).orElseThrow();
        long amount = command.amount()
                .orElseGet(() -> repaying.refundable(entry.workings().state()));
        long bonus = repaying.bonusBack(amount);
        PlanPayment payment = repaying.payment();
        InstalmentPlan next = repaying.repay(entry, amount);
        PlanRefunded refunded = new PlanRefunded(entry.standing(next), payment.number(), amount, bonus);
        return draft(EntryKind.PLAN_REFUND, entry, refunded, command.reason());
    }
}
