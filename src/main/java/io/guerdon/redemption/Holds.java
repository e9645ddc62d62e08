package io.guerdon.redemption;

import io.guerdon.ledger.Call;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.Outcome;
import io.guerdon.program.Program;

/** Holds points, and captures or voids what is held. */
public final class Holds {
    private final Ledger ledger;

    /** Holds in a ledger. */
    public Holds(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Puts points aside; a refusal is remembered under its key. */
    public Outcome place(Program program, PlaceHold command, Call call) {
        return ledger.submit(new HoldDecision(program, command, call));
    }

    /** Captures or voids a hold. */
    public Outcome close(Program program, CloseHold command, Call call) {
        return ledger.submit(new CloseHoldDecision(program, command, call));
    }
}
