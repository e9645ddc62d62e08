package io.guerdon.redemption;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.Refusal;
import io.guerdon.program.Program;
import io.guerdon.redemption.RedeemRefusal.TooManyHolds;
import java.util.Optional;

/** Holds points, and captures or voids what is held. */
public final class Holds {
    private static final int MOST_HOLDS = 100;

    private final Ledger ledger;

    /** Holds in a ledger. */
    public Holds(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Puts points of a member aside; a refusal is remembered under its key. */
    public Outcome place(Program program, PlaceHold command, Call call) {
        return place(program, command, call, new Payer.Member(program));
    }

    /** The same, whoever pays. */
    public Outcome place(Program program, PlaceHold command, Call call, Payer payer) {
        return ledger.submit(new HoldDecision(program, command, call, payer));
    }

    /** Captures or voids a hold of a member. */
    public Outcome close(Program program, CloseHold command, Call call) {
        return close(program, command, call, new Payer.Member(program));
    }

    /** The same, whoever pays. */
    public Outcome close(Program program, CloseHold command, Call call, Payer payer) {
        return ledger.submit(new CloseHoldDecision(program, command, call, payer));
    }

    /** Whether an account has room for this many holds more. */
    public static Optional<Refusal> hasRoom(AccountState state, int more) {
        return state.holds().size() + more > MOST_HOLDS ? Optional.of(new TooManyHolds(MOST_HOLDS)) : Optional.empty();
    }
}
