package io.guerdon.ledger;

import io.guerdon.unit.ProgramId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;

/** Snapshots in memory. */
public final class InMemorySnapshots implements Snapshots {
    private final ConcurrentMap<ChainId, Snapshot> snapshots = new ConcurrentHashMap<>();
    private final Predicate<ProgramId> apart;

    /** Of programs that live by the machine's time. */
    public InMemorySnapshots() {
        this(_ -> false);
    }

    /** Where some programs have a time of their own. */
    public InMemorySnapshots(Predicate<ProgramId> apart) {
        this.apart = apart;
    }

    @Override
    public Optional<Snapshot> find(ChainId chain) {
        return Optional.ofNullable(snapshots.get(chain));
    }

    @Override
    public void write(Collection<AccountState> states) {
        states.forEach(state -> snapshots.merge(
                state.chain(),
                new Snapshot(state, 0),
                (old, later) -> old.state().seq() > later.state().seq() ? old : new Snapshot(state, old.parkedAt())));
    }

    @Override
    public void writeFirst(Collection<AccountState> states) {
        write(states);
    }

    @Override
    public List<ChainId> dueBy(Instant now, int limit) {
        return dueBy(program -> !apart.test(program), now, limit);
    }

    @Override
    public List<ChainId> dueBy(ProgramId program, Instant now, int limit) {
        return dueBy(program::equals, now, limit);
    }

    private List<ChainId> dueBy(Predicate<ProgramId> programs, Instant now, int limit) {
        return snapshots.values().stream()
                .filter(snapshot -> snapshot.parkedAt() == 0)
                .map(Snapshot::state)
                .filter(state -> programs.test(state.chain().program()))
                .filter(state -> !Due.wakeAt(state).isAfter(now))
                .sorted(Comparator.comparing(Due::wakeAt))
                .map(AccountState::chain)
                .limit(limit)
                .toList();
    }

    @Override
    public void park(ChainId chain, long seq) {
        snapshots.merge(
                chain, new Snapshot(AccountState.empty(chain), seq), (old, _) -> new Snapshot(old.state(), seq));
    }

    @Override
    public long parked() {
        return snapshots.values().stream()
                .filter(snapshot -> snapshot.parkedAt() > 0)
                .count();
    }

    @Override
    public List<Parked> parkedChains(int limit) {
        return snapshots.entrySet().stream()
                .filter(entry -> entry.getValue().parkedAt() > 0)
                .map(entry -> new Parked(entry.getKey(), entry.getValue().parkedAt()))
                .limit(limit)
                .toList();
    }

    @Override
    public void release(ChainId chain) {
        snapshots.computeIfPresent(chain, (_, old) -> new Snapshot(old.state(), 0));
    }

    @Override
    public void clear() {
        snapshots.clear();
    }
}
