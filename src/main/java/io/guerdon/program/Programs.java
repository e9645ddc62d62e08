package io.guerdon.program;

import io.guerdon.unit.ProgramId;
import java.util.Optional;

/** The programs of a deployment and all their revisions. Revisions never change. */
public interface Programs {
    /** The latest revision of a program. */
    Optional<Program> current(ProgramId id);

    /** One revision of a program. */
    Optional<Program> revision(ProgramId id, int revision);

    /**
     * Adds a revision, in one insert. Repeating it is harmless.
     *
     * @return whether the revision is there as given; false where another one has its number, or none comes before it
     */
    boolean publish(Program program);
}
