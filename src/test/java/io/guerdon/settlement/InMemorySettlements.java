package io.guerdon.settlement;

import io.guerdon.unit.ProgramId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Settlements in memory, with the uniqueness of the real store. */
public final class InMemorySettlements implements SettlementStore {
    private final List<Settlement> all = new ArrayList<>();

    @Override
    public synchronized boolean add(Settlement settlement) {
        boolean taken = all.stream()
                .filter(other -> other.program().equals(settlement.program()))
                .anyMatch(other -> other.number() == settlement.number()
                        || other.period().name().equals(settlement.period().name())
                        || other.closing().request().equals(settlement.closing().request()));
        return !taken && all.add(settlement);
    }

    @Override
    public Optional<Settlement> latest(ProgramId program) {
        return find(program, _ -> true);
    }

    @Override
    public Optional<Settlement> numbered(ProgramId program, int number) {
        return find(program, settlement -> settlement.number() == number);
    }

    @Override
    public Optional<Settlement> of(ProgramId program, String period) {
        return find(program, settlement -> settlement.period().name().equals(period));
    }

    @Override
    public Optional<Settlement> madeBy(ProgramId program, String request) {
        return find(program, settlement -> settlement.closing().request().equals(request));
    }

    @Override
    public synchronized List<ProgramId> programs() {
        return all.stream().map(Settlement::program).distinct().toList();
    }

    private synchronized Optional<Settlement> find(ProgramId program, Predicate<Settlement> which) {
        return all.stream()
                .filter(settlement -> settlement.program().equals(program))
                .filter(which)
                .max(Comparator.comparingInt(Settlement::number));
    }
}
