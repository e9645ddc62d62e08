package io.guerdon.program;

import io.guerdon.unit.ProgramId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Programs in memory. */
public final class InMemoryPrograms implements Programs {
    private final ConcurrentMap<ProgramId, ConcurrentNavigableMap<Integer, Program>> programs =
            new ConcurrentHashMap<>();

    /** With the demo program. */
    public static InMemoryPrograms demo() {
        return with(DemoProgram.program());
    }

    /** With one program. */
    public static InMemoryPrograms with(Program program) {
        InMemoryPrograms programs = new InMemoryPrograms();
        programs.revisions(program.id()).put(program.revision(), program);
        return programs;
    }

    @Override
    public Optional<Program> current(ProgramId id) {
        return Optional.ofNullable(revisions(id).lastEntry()).map(Map.Entry::getValue);
    }

    @Override
    public Optional<Program> revision(ProgramId id, int revision) {
        return Optional.ofNullable(revisions(id).get(revision));
    }

    @Override
    public boolean publish(Program program) {
        boolean follows = program.revision() == 1
                || revision(program.id(), program.revision() - 1).isPresent();
        return follows
                && revisions(program.id())
                        .computeIfAbsent(program.revision(), _ -> program)
                        .equals(program);
    }

    private ConcurrentNavigableMap<Integer, Program> revisions(ProgramId id) {
        return programs.computeIfAbsent(id, _ -> new ConcurrentSkipListMap<>());
    }
}
