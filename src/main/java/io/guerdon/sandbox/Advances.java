package io.guerdon.sandbox;

import io.guerdon.unit.ProgramId;
import java.util.List;
import java.util.Optional;

/** The store of test clocks: their steps, which are only ever added. */
public interface Advances {
    /** Adds a step, durably, in one insert; false where its number or its request has one. */
    boolean add(Advance advance);

    /** The latest step of a program's clock, also where another process added it this moment. */
    Optional<Advance> latest(ProgramId program);

    /** The step that a request made. */
    Optional<Advance> madeBy(ProgramId program, String request);

    /** The programs with a test clock. */
    List<ProgramId> programs();
}
