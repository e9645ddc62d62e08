package io.guerdon.budget;

import io.guerdon.ledger.Claims;
import io.guerdon.ledger.History;
import io.guerdon.ledger.InMemoryClaims;
import io.guerdon.ledger.InMemoryJournal;
import java.time.Duration;

/** Hands for programs without budgets. */
public final class Hands {
    private Hands() {}

    /** Budgets that nothing was taken from. */
    public static Budgets budgets() {
        return new Budgets(new InMemoryClaims(), new InMemoryJournal());
    }

    /** Budgets of a process that looks again whenever it has too little. */
    public static Budgets watchful(Claims claims, History history) {
        return new Budgets(claims, history, Duration.ZERO);
    }

    /** A hand that nothing comes into. */
    public static Hand empty() {
        return new Hand(budgets());
    }
}
