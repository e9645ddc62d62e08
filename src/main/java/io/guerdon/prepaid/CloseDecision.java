package io.guerdon.prepaid;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.Operation.Refusals;
import io.guerdon.ledger.Refusal;
import java.util.List;
import java.util.Optional;

/** Decides whether a plan ends before its time. */
record CloseDecision(ClosePlan command, Call call) implements PlanOperation {
    @Override
    public Terms terms() {
        Request request = new Request(call.key(), Fingerprint.of(command.fields()));
        return new Terms(call.chain(), request, ClosePlan.FIELDS, List.of(), Refusals.FORGOTTEN);
    }

    @Override
    public ArrangementId plan() {
        return command.plan();
    }

    @Override
    public Optional<Refusal> mayNot(AccountState state, OwnPlan agreed) {
        return PlanOperation.over(plan(), agreed).or(() -> PlanOperation.blocked(state, agreed, command.guarded()));
    }

    @Override
    public Draft draft(PlanEntry entry, OwnPlan agreed) {
        Plan closed = closed(entry, agreed, command.by());
        return draft(EntryKind.PLAN_CLOSE, entry, entry.standing(closed), command.reason());
    }

    /** Ends it; as it is then. */
    static Plan closed(PlanEntry entry, OwnPlan agreed, ClosePlan.By by) {
        Plan closed = switch (agreed) {
            case ReleasePlan plan -> plan.close(entry.workings(), by, entry.at());
            case InstalmentPlan plan -> new Leaving(plan, entry).ended(Plan.Phase.CLOSED);
        };
        entry.keep(closed);
        return closed;
    }
}
