package io.guerdon.program;

import io.guerdon.unit.ProgramId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Programs in memory. */
public final class InMemoryPrograms implements Programs {
    private final ConcurrentMap<ProgramId, Revisions> programs = new ConcurrentHashMap<>();

    /** With the demo programs. */
    public static InMemoryPrograms demo() {
        InMemoryPrograms programs = with(DemoProgram.program());
        programs.publish(Revision.founding(DemoProgram.sandbox()));
        return programs;
    }

    /** With one program. */
    public static InMemoryPrograms with(Program program) {
        InMemoryPrograms programs = new InMemoryPrograms();
        programs.publish(Revision.founding(program));
        return programs;
    }

    @Override
    public Optional<Revisions> find(ProgramId id) {
        return Optional.ofNullable(programs.get(id));
    }

    @Override
    public Optional<Program> revision(ProgramId id, int number) {
        return find(id).flatMap(revisions -> revisions.numbered(number)).map(Revision::program);
    }

    @Override
    public synchronized boolean publish(Revision revision) {
        ProgramId id = revision.program().id();
        List<Revision> all = new ArrayList<>(find(id).map(Revisions::all).orElse(List.of()));
        if (revision.number() == all.size() + 1) {
            all.add(revision);
            programs.put(id, new Revisions(all));
        }
        return all.size() >= revision.number() && all.get(revision.number() - 1).equals(revision);
    }
}
