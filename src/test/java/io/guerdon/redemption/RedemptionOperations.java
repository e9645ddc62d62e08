package io.guerdon.redemption;

import io.guerdon.ledger.Call;
import io.guerdon.ledger.Operation;
import io.guerdon.program.Program;

/** Hands the decisions of this package to tests elsewhere. */
public final class RedemptionOperations {
    private RedemptionOperations() {}

    /** A redemption. */
    public static Operation<?> redeem(Program program, RedeemPoints command, Call call) {
        return new Redemptions.Decision(program, command, call, new Payer.Member(program));
    }

    /** A hold. */
    public static Operation<?> hold(Program program, PlaceHold command, Call call) {
        return new HoldDecision(program, command, call, new Payer.Member(program));
    }

    /** A capture or void. */
    public static Operation<?> close(Program program, CloseHold command, Call call) {
        return new CloseHoldDecision(program, command, call, new Payer.Member(program));
    }
}
