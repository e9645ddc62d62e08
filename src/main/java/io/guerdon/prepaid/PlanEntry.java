package io.guerdon.prepaid;

import io.guerdon.ledger.Actor;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Movement.Arranged;
import io.guerdon.ledger.Movement.ArrangementEnded;
import io.guerdon.ledger.Subject;
import io.guerdon.ledger.Trace;
import io.guerdon.ledger.TransferId;
import io.guerdon.ledger.Workings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An entry about a plan, in the making.
 *
 * @param id the plan's
 * @param workings so far
 * @param at when
 */
record PlanEntry(ArrangementId id, Workings workings, Instant at) {
    /** The plan is this from now on; where it is over, it leaves the state as it is then. */
    void keep(Plan plan) {
        workings.apply(new Arranged(id, plan));
        switch (plan.phase()) {
            case RUNNING -> {}
            case COMPLETED, CLOSED, LAPSED, TRANSFERRED -> workings.apply(new ArrangementEnded(id));
        }
    }

    /** What somebody asked for. */
    Draft draft(EntryKind kind, Subject subject, Call call) {
        Draft.Why why = Draft.Why.of(call).refs(refs().toArray(String[]::new));
        return new Draft(kind, at, workings.movements(), Optional.of(subject), why);
    }

    /** What time writes that ends it. */
    Draft ended(EntryKind kind, Plan plan) {
        keep(plan);
        return due(kind, plan);
    }

    /** What time writes. */
    Draft due(EntryKind kind, Plan plan) {
        Draft.Why why = new Draft.Why(Trace.under(plan.terms().revision()), Actor.ENGINE, refs());
        return new Draft(kind, at, workings.movements(), Optional.of(standing(plan)), why);
    }

    /** A plan that was sent is here. */
    Draft arrived(SentPlan sent, ChainId from) {
        return here(EntryKind.PLAN_TRANSFER_IN, sent, sent.arrive(workings, at).uncharged(), from);
    }

    /** A plan that was sent is here again. */
    Draft returned(SentPlan sent) {
        return here(EntryKind.PLAN_TRANSFER_RETURNED, sent, sent.arrive(workings, at), sent.to());
    }

    private Draft here(EntryKind kind, SentPlan sent, OwnPlan plan, ChainId other) {
        workings.apply(new Arranged(id, plan));
        return moved(kind, plan, sent.transfer(), other, Draft.Why.by(Actor.ENGINE));
    }

    /** A step of a plan that is away. */
    Draft moved(EntryKind kind, SentPlan sent, ChainId other, Draft.Why why) {
        return moved(kind, sent, sent.transfer(), other, why);
    }

    private Draft moved(EntryKind kind, Plan plan, TransferId transfer, ChainId other, Draft.Why why) {
        String[] refs =
                Stream.concat(refs().stream(), Stream.of(transfer.value())).toArray(String[]::new);
        Subject subject = new PlanMoved(standing(plan), transfer, other);
        return new Draft(kind, at, workings.movements(), Optional.of(subject), why.refs(refs));
    }

    /** How the plan stands by this entry. */
    PlanStanding standing(Plan plan) {
        return new PlanStanding(
                id,
                plan.terms().definition(),
                plan.terms().where().storedValue(),
                plan.phase(),
                plan.figures(workings.state()));
    }

    /** The plan, everything of plans, and the charges that are opened or ended. */
    List<String> refs() {
        Stream<String> moved = workings.movements().stream()
                .flatMap(movement -> switch (movement) {
                    case Arranged made -> Stream.of(made.id());
                    case ArrangementEnded ended -> Stream.of(ended.id());
                    default -> Stream.<ArrangementId>empty();
                })
                .map(ArrangementId::value);
        return Stream.concat(Stream.of(id.value(), Plan.ALL), moved).distinct().toList();
    }
}
