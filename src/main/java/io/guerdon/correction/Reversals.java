package io.guerdon.correction;

import io.guerdon.ledger.Call;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.Outcome;
import io.guerdon.program.Program;

/** Mirrors entries. */
public final class Reversals {
    private final Ledger ledger;

    /** Reverses in a ledger. */
    public Reversals(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Undoes one entry whole; what it gave is taken back as a return would, what it took is restored. */
    public Outcome reverse(Program program, ReverseEntry command, Call call) {
        return ledger.submit(new ReversalDecision(program, command, call));
    }
}
