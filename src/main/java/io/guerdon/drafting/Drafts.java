package io.guerdon.drafting;

import io.guerdon.unit.ProgramId;
import java.util.Optional;

/** The store of drafts, one per program. */
public interface Drafts {
    /** A program's draft. */
    Optional<Draft> find(ProgramId program);

    /** Keeps a draft in place of the one before. */
    void keep(Draft draft);

    /** Forgets a program's draft, where there is one. */
    void discard(ProgramId program);

    /** Forgets the draft that was to become a revision, and none that was kept after it. */
    void discard(ProgramId program, int revision);
}
