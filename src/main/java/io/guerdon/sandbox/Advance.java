package io.guerdon.sandbox;

import io.guerdon.unit.ProgramId;
import java.time.Instant;

/**
 * One step of a test clock. A clock shows where its latest step ended; the first one stands for where it began.
 *
 * @param program whose clock
 * @param number from 1 without gaps
 * @param from what it showed before
 * @param to what it shows since
 * @param cause what made it
 */
public record Advance(ProgramId program, int number, Instant from, Instant to, Cause cause) {

    /**
     * What made a clock go on.
     *
     * @param request names the request, so that a repeat has no second effect; empty for the beginning
     * @param asked how far, as it was worded
     * @param revision the latest revision of the settings at that moment; whoever sees this step must know it too
     */
    public record Cause(String request, String asked, int revision) {}

    /** Where a clock begins. */
    static Advance first(ProgramId program, Instant at) {
        return new Advance(program, 1, at, at, new Cause("", "", 1));
    }
}
