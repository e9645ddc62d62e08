package io.guerdon.prepaid;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Due;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.Guards;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Movement.Arranged;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Operation.Refusals;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Suspended;
import io.guerdon.ledger.TransferId;
import io.guerdon.ledger.Verdict;
import io.guerdon.ledger.Workings;
import io.guerdon.prepaid.PrepaidRefusal.PlanNotFound;
import io.guerdon.prepaid.PrepaidRefusal.PlanTransferred;
import io.guerdon.prepaid.PrepaidRefusal.ReceiverBlocked;
import io.guerdon.redemption.Purse;
import io.guerdon.transfer.TransferRefusal.ReceiverClosed;
import io.guerdon.transfer.TransferRefusal.TransferToSelf;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides whether a plan goes to another member. Its context is the plan, and the receiver, who may change before it arrives. */
record SendPlanDecision(TransferPlan command, ChainId receiver, Call call, Accounts accounts)
        implements Operation<SendPlanDecision.Context> {
    /** What goes, and to whom. */
    record Context(Optional<PlanSoFar> plan, AccountState receiver) {}

    @Override
    public Terms terms() {
        return terms(command, call);
    }

    static Terms terms(TransferPlan command, Call call) {
        Request request = new Request(call.key(), Fingerprint.of(command.fields()));
        return new Terms(call.chain(), request, TransferPlan.FIELDS, List.of(), Refusals.FORGOTTEN);
    }

    @Override
    public Context gather(History history, AccountState state, Instant now) {
        // Whether the receiver may have it and has room does not depend on who takes fees.
        AccountState other = Due.applied(accounts.read(receiver), now, Suspended.NOBODY);
        return new Context(PlanSoFar.read(history, state, command.plan()), other);
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Context context) {
        return switch (context.plan().map(PlanSoFar::plan).orElse(null)) {
            case null -> new Verdict.Refuse(new PlanNotFound(command.plan().value()));
            case SentPlan sent ->
                new Verdict.Refuse(PlanOperation.elsewhere(sent, call.actor().merchant())
                        .orElseGet(() -> new PlanTransferred(command.plan().value())));
            case OwnPlan plan ->
                PlanOperation.elsewhere(plan, call.actor().merchant())
                        .or(() -> mayReceive(context.receiver(), plan))
                        .or(() -> PlanOperation.over(command.plan(), plan))
                        .or(() -> new Sending(command.plan(), plan, state).mayNotLeave())
                        .or(() -> hasRoom(context.receiver(), plan, state))
                        .<Verdict>map(Verdict.Refuse::new)
                        .orElseGet(() -> new Verdict.Commit(draft(state, now, leaving(plan, state))));
        };
    }

    private static OwnPlan leaving(OwnPlan plan, AccountState state) {
        return switch (plan) {
            case InstalmentPlan paid -> paid.with(paid.progress().leaving(bonusLeft(paid, state)));
            case ReleasePlan released -> released;
        };
    }

    private static long bonusLeft(InstalmentPlan plan, AccountState state) {
        WalletId bonus = plan.terms().where().bonus();
        return plan.carried(state).stream()
                .filter(each -> each.wallet().equals(bonus))
                .mapToLong(Carried::amount)
                .sum();
    }

    private Optional<Refusal> mayReceive(AccountState other, OwnPlan plan) {
        if (receiver.equals(call.chain())) {
            return Optional.of(new TransferToSelf());
        } else if (other.status() == AccountStatus.CLOSED) {
            return Optional.of(new ReceiverClosed());
        }
        return Guards.maySpend(other)
                .or(() -> Purse.blocked(plan.terms().where().storedValue(), other))
                .map(_ -> new ReceiverBlocked());
    }

    private static Optional<Refusal> hasRoom(AccountState other, OwnPlan plan, AccountState state) {
        List<Carried> carried = plan.carried(state);
        return hasRoom(other, carried, plan.terms().where().principal())
                .or(() -> hasRoom(other, carried, plan.terms().where().bonus()));
    }

    private static Optional<Refusal> hasRoom(AccountState other, List<Carried> carried, WalletId wallet) {
        return Guards.hasRoom(
                other,
                wallet,
                carried.stream()
                        .filter(each -> each.wallet().equals(wallet))
                        .mapToLong(Carried::amount)
                        .sum());
    }

    private Draft draft(AccountState state, Instant now, OwnPlan plan) {
        Workings workings = new Workings(state);
        TransferId transfer = TransferId.of(state.chain(), workings.seq());
        PlanEntry entry = new PlanEntry(command.plan(), workings, now);
        SentPlan sent = new SentPlan(plan, transfer, receiver, plan.carried(state), plan.figures(state), now);
        sent.carried().forEach(each -> each.leave(workings));
        workings.apply(new Arranged(command.plan(), sent));
        return entry.moved(EntryKind.PLAN_TRANSFER_OUT, sent, receiver, Draft.Why.of(call));
    }
}
