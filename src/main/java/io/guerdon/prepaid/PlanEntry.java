package io.guerdon.prepaid;

import io.guerdon.ledger.Actor;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Movement.Arranged;
import io.guerdon.ledger.Movement.ArrangementEnded;
import io.guerdon.ledger.Trace;
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
            case COMPLETED, CLOSED, LAPSED -> workings.apply(new ArrangementEnded(id));
        }
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
