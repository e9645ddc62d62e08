package io.guerdon.sandbox;

import io.guerdon.unit.ProgramId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Test clocks in memory. */
public final class InMemoryAdvances implements Advances {
    private final List<Advance> all = new ArrayList<>();

    @Override
    public synchronized boolean add(Advance advance) {
        boolean there = all.stream()
                .filter(other -> other.program().equals(advance.program()))
                .anyMatch(other -> other.number() == advance.number()
                        || other.cause().request().equals(advance.cause().request()));
        return !there && all.add(advance);
    }

    @Override
    public synchronized Optional<Advance> latest(ProgramId program) {
        return all.stream()
                .filter(advance -> advance.program().equals(program))
                .max(Comparator.comparingInt(Advance::number));
    }

    @Override
    public synchronized Optional<Advance> madeBy(ProgramId program, String request) {
        return all.stream()
                .filter(advance -> advance.program().equals(program))
                .filter(advance -> advance.cause().request().equals(request))
                .findFirst();
    }

    @Override
    public synchronized List<ProgramId> programs() {
        return all.stream()
                .filter(advance -> advance.number() == 1)
                .map(Advance::program)
                .toList();
    }
}
