package io.guerdon.program;

import io.guerdon.unit.ProgramId;
import java.time.Instant;
import java.util.Optional;

/** The programs of a deployment and all their revisions. Revisions never change. */
public interface Programs {
    /** Every revision of a program that is known here; another process may have published one a second ago. */
    Optional<Revisions> find(ProgramId id);

    /** The revision of a program with a number, also where it was published this moment by another process. */
    Optional<Program> revision(ProgramId id, int number);

    /** The settings in force at an instant. */
    default Optional<Program> inForce(ProgramId id, Instant at) {
        return find(id).map(revisions -> revisions.inForce(at).program());
    }

    /**
     * Adds a revision, in one insert. Repeating it is harmless.
     *
     * @return whether the revision is there as given; false where another one has its number, or none comes before it
     */
    boolean publish(Revision revision);
}
