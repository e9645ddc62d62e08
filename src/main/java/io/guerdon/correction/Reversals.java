package io.guerdon.correction;

import io.guerdon.budget.Budgets;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.Outcome;
import io.guerdon.program.Program;

/** Mirrors entries. */
public final class Reversals {
    private final Ledger ledger;
    private final Budgets budgets;

    /** Reverses in a ledger; what an entry took of budgets goes back. */
    public Reversals(Ledger ledger, Budgets budgets) {
        this.ledger = ledger;
        this.budgets = budgets;
    }

    /** Undoes one entry whole; what it gave is taken back as a return would, what it took is restored. */
    public Outcome reverse(Program program, ReverseEntry command, Call call) {
        return budgets.hold(hand -> ledger.submit(new ReversalDecision(program, command, call, hand)));
    }
}
