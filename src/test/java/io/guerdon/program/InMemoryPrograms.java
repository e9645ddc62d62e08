package io.guerdon.program;

import io.guerdon.unit.ProgramId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Programs in memory. */
public final class InMemoryPrograms implements Programs {
    private final List<Program> revisions = new CopyOnWriteArrayList<>();

    /** With the demo program. */
    public static InMemoryPrograms demo() {
        InMemoryPrograms programs = new InMemoryPrograms();
        programs.publish(DemoProgram.program());
        return programs;
    }

    @Override
    public Optional<Program> current(ProgramId id) {
        return revisions.stream().filter(program -> program.id().equals(id)).reduce((_, later) -> later);
    }

    @Override
    public Optional<Program> revision(ProgramId id, int revision) {
        return revisions.stream()
                .filter(program -> program.id().equals(id) && program.revision() == revision)
                .findFirst();
    }

    @Override
    public void publish(Program program) {
        revisions.add(program);
    }
}
