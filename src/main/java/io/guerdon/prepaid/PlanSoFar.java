package io.guerdon.prepaid;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Movement;
import io.guerdon.ledger.Movement.Arranged;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A plan as it stands, or stood when it ended.
 *
 * @param id its own
 * @param plan as it is, or was last
 */
public record PlanSoFar(ArrangementId id, Plan plan) {
    /** Reads it; empty where the member never had it. What is due and not written yet is in the state. */
    static Optional<PlanSoFar> read(History history, AccountState state, ArrangementId id) {
        return state.arrangement(id, Plan.class)
                .or(() -> last(history, state, id))
                .map(plan -> new PlanSoFar(id, plan));
    }

    /** The same, on what is written and what time has done since: it may have ended the plan. */
    static Optional<PlanSoFar> read(History history, AccountState written, List<Draft> since, ArrangementId id) {
        return last(since.stream().map(Draft::movements), id)
                .map(plan -> new PlanSoFar(id, plan))
                .or(() -> read(history, written, id));
    }

    /** One that is over is kept by the entry that ended it. */
    private static Optional<Plan> last(History history, AccountState state, ArrangementId id) {
        return last(history.byRef(state.chain(), id.value()).stream().map(Entry::movements), id);
    }

    private static Optional<Plan> last(Stream<List<Movement>> entries, ArrangementId id) {
        return entries.flatMap(List::stream)
                .filter(movement ->
                        movement instanceof Arranged made && made.id().equals(id))
                .map(movement -> ((Arranged) movement).arrangement())
                .filter(Plan.class::isInstance)
                .map(Plan.class::cast)
                .reduce((_, later) -> later);
    }
}
