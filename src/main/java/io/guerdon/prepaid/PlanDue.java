package io.guerdon.prepaid;

import io.guerdon.ledger.Draft;
import io.guerdon.ledger.EntryKind;
import io.guerdon.prepaid.Plan.Phase;
import io.guerdon.prepaid.Progress.Steps;
import java.time.Instant;

/** What time does to a plan that is paid part by part: it asks for parts, finds them late, ends it. All of one instant is one entry. */
record PlanDue(InstalmentPlan plan, PlanEntry entry) {
    Draft draft() {
        Instant at = entry.at();
        if (!plan.dues().lapsesAt().isAfter(at)) {
            return entry.ended(EntryKind.PLAN_LAPSE, new Leaving(plan, entry).ended(Phase.LAPSED));
        }
        EntryKind kind = plan.dues().lateAt().isAfter(at) ? EntryKind.PLAN_DUE : EntryKind.PLAN_LATE;
        InstalmentPlan next = new Asking(entry).brought(asked(late(at), at));
        entry.keep(next);
        return entry.due(kind, next);
    }

    /** What has come is due anew from now, and costs nothing: nobody could have paid it. */
    Draft excused() {
        return due(new Asking(entry).brought(asked(anew(), entry.at())));
    }

    /** The same, and nothing is asked for. */
    Draft waiting() {
        return due(asked(anew(), entry.at()));
    }

    private Draft due(InstalmentPlan next) {
        entry.keep(next);
        return entry.due(EntryKind.PLAN_DUE, next);
    }

    private InstalmentPlan anew() {
        Instant at = entry.at();
        Progress progress = plan.progress();
        return plan.dues().comesDue(at).isEmpty()
                ? plan
                : plan.with(progress.with(progress.steps().reopening(plan.dues().come(at), at)));
    }

    /** The member has left. */
    static Draft left(InstalmentPlan plan, PlanEntry entry) {
        return entry.ended(EntryKind.PLAN_CLOSE, new Leaving(plan, entry).ended(Phase.CLOSED));
    }

    /** Each part that is late now costs its fee once. */
    private InstalmentPlan late(Instant at) {
        Progress progress = plan.progress();
        Steps steps = progress.steps();
        int late = plan.dues().lateBy(at);
        int more = Math.max(0, late - Math.max(steps.late(), plan.dues().covered()));
        Progress next = progress.with(progress.money()
                .owing(Math.multiplyExact(more, plan.way().late().fee())));
        return plan.with(next.with(steps.late(late)));
    }

    private static InstalmentPlan asked(InstalmentPlan plan, Instant at) {
        Progress progress = plan.progress();
        Steps steps = progress.steps();
        int charged = plan.dues().chargedBy(at);
        return plan.with(progress.with(steps.charged(charged)));
    }
}
