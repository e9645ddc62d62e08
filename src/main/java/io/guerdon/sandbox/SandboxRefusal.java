package io.guerdon.sandbox;

import io.guerdon.ledger.Refusal;

/** Why a test clock is not moved, or not there; in the order of the checks. */
public sealed interface SandboxRefusal extends Refusal {
    /** The program lives by the machine's time, and always will. */
    record ProgramIsLive() implements SandboxRefusal, Conflict {}

    /** Time only goes on: the clock shows {@code now} already. */
    record TestClockBackward(String now, String asked) implements SandboxRefusal, Unprocessable {}

    /** More than is done in one step, or more than a calendar has; {@code latest} is as far as it can go now. */
    record TestClockTooFar(String latest, String asked) implements SandboxRefusal, Unprocessable {}
}
