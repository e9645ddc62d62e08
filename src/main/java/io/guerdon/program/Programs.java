package io.guerdon.program;

import io.guerdon.unit.ProgramId;
import java.util.Optional;

/** The programs of a deployment and all their revisions. Revisions never change. */
public interface Programs {
    /** The latest revision of a program. */
    Optional<Program> current(ProgramId id);

    /** One revision of a program. */
    Optional<Program> revision(ProgramId id, int revision);

    /** Adds a revision; its number must follow the latest one. */
    void publish(Program program);
}
