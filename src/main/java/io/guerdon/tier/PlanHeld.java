package io.guerdon.tier;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.Arrangement;
import io.guerdon.tier.Standing.Held;
import io.guerdon.unit.PlanId;
import java.util.Optional;

/** An arrangement that gives its member a plan: what sales and tiers have to know of a membership, and no more. */
public interface PlanHeld extends Arrangement {
    /** The plan whose benefits the member has; empty for none. */
    Optional<PlanId> plan();

    /** The tier the member has at least, and until when, if nothing else happens; empty for none. */
    Optional<Held> tierAtLeast(AccountStatus status);

    /** The name of the plan in force in a state; empty for none. */
    static String plan(AccountState state) {
        return state.arrangements().values().stream()
                .filter(PlanHeld.class::isInstance)
                .flatMap(held -> ((PlanHeld) held).plan().stream())
                .map(PlanId::value)
                .findFirst()
                .orElse("");
    }

    /** The tier in force at least, in a state. */
    static Optional<Held> tierAtLeast(AccountState state) {
        return state.arrangements().values().stream()
                .filter(PlanHeld.class::isInstance)
                .flatMap(held -> ((PlanHeld) held).tierAtLeast(state.status()).stream())
                .findFirst();
    }
}
