package io.guerdon.prepaid;

import io.guerdon.earning.EarnRefusal.MerchantSuspended;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Operation.Refusals;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Verdict;
import io.guerdon.ledger.Workings;
import io.guerdon.prepaid.PrepaidRefusal.PlanNotFound;
import io.guerdon.prepaid.PrepaidRefusal.PlanPaymentByCharge;
import io.guerdon.prepaid.PrepaidRefusal.PlanPaymentNotFound;
import io.guerdon.prepaid.PrepaidRefusal.PlanTransferred;
import io.guerdon.prepaid.PrepaidRefusal.RefundExceedsPlanPayment;
import io.guerdon.prepaid.Progress.PlanPayment;
import io.guerdon.program.Program;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a payment of a plan is paid back. One that paid a charge goes back by that, which counts what of it did. Its context is
 * the plan, as it is or was when it ended.
 */
record PaymentRefundDecision(Program program, RefundPlanPayment command, Call call)
        implements Operation<Optional<PaymentRefundDecision.Context>> {
    /** The plan, and what of its bonus ran out unspent. */
    record Context(Plan plan, long expired) {}

    @Override
    public Terms terms() {
        Request request = new Request(call.key(), Fingerprint.of(command.fields()));
        return new Terms(call.chain(), request, RefundPlanPayment.FIELDS, List.of(), Refusals.FORGOTTEN);
    }

    @Override
    public Optional<Context> gather(History history, AccountState state, Instant now) {
        return PlanSoFar.read(history, state, command.plan())
                .map(PlanSoFar::plan)
                .map(plan -> new Context(plan, plan instanceof InstalmentPlan paid ? paid.expired(history, state) : 0));
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Optional<Context> context) {
        return switch (context.map(Context::plan).orElse(null)) {
            case null -> new Verdict.Refuse(new PlanNotFound(command.plan().value()));
            case SentPlan sent ->
                new Verdict.Refuse(PlanOperation.elsewhere(sent, call.actor().merchant())
                        .orElseGet(() -> new PlanTransferred(command.plan().value())));
            case ReleasePlan plan ->
                new Verdict.Refuse(
                        PlanOperation.elsewhere(plan, call.actor().merchant()).orElseGet(this::notFound));
            case InstalmentPlan plan -> decide(state, now, plan, context.get().expired());
        };
    }

    private Refusal notFound() {
        return new PlanPaymentNotFound(command.plan().value(), command.payment());
    }

    private Verdict decide(AccountState state, Instant now, InstalmentPlan plan, long expired) {
        Optional<Repaying> repaying = plan.progress().payments().stream()
                .filter(payment -> payment.number() == command.payment())
                .findFirst()
                .map(payment -> new Repaying(plan, payment, expired));
        return PlanOperation.elsewhere(plan, call.actor().merchant())
                .or(() -> repaying.isEmpty() ? Optional.of(notFound()) : Optional.empty())
                .or(() -> PlanOperation.blocked(state, plan, command.guarded()))
                .or(() -> mayNot(state, repaying.orElseThrow()))
                .<Verdict>map(Verdict.Refuse::new)
                .orElseGet(() -> new Verdict.Commit(
                        draft(new PlanEntry(command.plan(), new Workings(state), now), repaying.orElseThrow())));
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

    private Draft draft(PlanEntry entry, Repaying repaying) {
        long amount = command.amount()
                .orElseGet(() -> repaying.refundable(entry.workings().state()));
        long bonus = repaying.bonusBack(amount);
        PlanPayment payment = repaying.payment();
        InstalmentPlan next = repaying.repay(entry, amount, MerchantSuspended.under(program));
        PlanRefunded refunded = new PlanRefunded(entry.standing(next), payment.number(), amount, bonus);
        return entry.draft(EntryKind.PLAN_REFUND, refunded, call.because(command.reason()));
    }
}
