package io.guerdon.sandbox;

import io.guerdon.program.Programs;
import io.guerdon.program.Revisions;
import io.guerdon.unit.ProgramId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Which programs are sandboxes. That never changes, so it is asked once of each. */
public final class Sandboxes {
    private final Programs programs;
    /** Programs are few and named by keys of the deployment, so this map stays small. */
    private final ConcurrentMap<ProgramId, Optional<Instant>> known = new ConcurrentHashMap<>();

    /** Looks at the first revision of programs. */
    public Sandboxes(Programs programs) {
        this.programs = programs;
    }

    /** Whether a program is one. */
    public boolean has(ProgramId program) {
        return beginning(program).isPresent();
    }

    /** Where a sandbox's time begins; empty for a program that is none, or is not known yet. */
    Optional<Instant> beginning(ProgramId program) {
        Optional<Instant> before = known.get(program);
        return before != null ? before : programs.find(program).flatMap(found -> remember(program, found));
    }

    private Optional<Instant> remember(ProgramId program, Revisions revisions) {
        Optional<Instant> from = revisions.all().getFirst().program().place().testClockFrom();
        Optional<Instant> beginning = from.map(at -> at.truncatedTo(ChronoUnit.MILLIS));
        known.put(program, beginning);
        return beginning;
    }
}
