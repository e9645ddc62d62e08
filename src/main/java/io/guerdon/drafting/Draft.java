package io.guerdon.drafting;

import io.guerdon.program.Program;
import java.time.Instant;

/**
 * Settings that are not in force and may never be. A program has one draft at most.
 *
 * @param program the settings, under the number they would be published with
 * @param savedAt when
 * @param savedBy credential of whoever saved it
 */
public record Draft(Program program, Instant savedAt, String savedBy) {
    /** The latest revision when it was begun; 0 is none. */
    public int basedOn() {
        return program.revision() - 1;
    }
}
