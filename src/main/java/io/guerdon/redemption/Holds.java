package io.guerdon.redemption;

import io.guerdon.ledger.Call;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.Refusal;
import io.guerdon.program.Program;
import io.guerdon.redemption.RedeemRefusal.HoldTooLong;
import java.time.Duration;
import java.util.Optional;

/** Holds points, and captures or voids what is held. */
public final class Holds {
    private final Ledger ledger;

    /** Holds in a ledger. */
    public Holds(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Puts points aside; a refusal is remembered under its key. */
    public Outcome place(Program program, PlaceHold command, Call call) {
        Optional<Refusal> refusal =
                Spending.at(program, command.till()).allows(command.points()).or(() -> tooLong(program, command));
        return refusal.<Outcome>map(Outcome.Refused::new)
                .orElseGet(() -> ledger.submit(new HoldDecision(command, call)));
    }

    /** Captures or voids a hold. */
    public Outcome close(Program program, CloseHold command, Call call) {
        return ledger.submit(new CloseHoldDecision(program, command, call));
    }

    private static Optional<Refusal> tooLong(Program program, PlaceHold command) {
        Duration longest = program.policies().spending().longestHold();
        return command.lapsesAfter().compareTo(longest) > 0
                ? Optional.of(new HoldTooLong(
                        longest.toString(), command.lapsesAfter().toString()))
                : Optional.empty();
    }
}
