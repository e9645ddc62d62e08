package io.guerdon.prepaid;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Movement.Arranged;
import java.util.Optional;

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

    /** One that is over is kept by the entry that ended it. */
    private static Optional<Plan> last(History history, AccountState state, ArrangementId id) {
        return history.byRef(state.chain(), id.value()).stream()
                .map(Entry::movements)
                .flatMap(movements -> movements.stream())
                .filter(movement ->
                        movement instanceof Arranged made && made.id().equals(id))
                .map(movement -> ((Arranged) movement).arrangement())
                .filter(Plan.class::isInstance)
                .map(Plan.class::cast)
                .reduce((_, later) -> later);
    }
}
