package io.guerdon.ledger;

import io.guerdon.unit.ProgramId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The store of snapshots: one folded state per chain, never ahead of the journal, rebuildable at any time. */
public interface Snapshots {
    /** The snapshot of a chain. */
    Optional<Snapshot> find(ChainId chain);

    /** Writes states; an older state never replaces a newer one. */
    void write(Collection<AccountState> states);

    /** The same for chains that most likely have no snapshot yet, which the store takes at a quarter of the cost. */
    void writeFirst(Collection<AccountState> states);

    /**
     * Chains with something due by an instant, soonest first, at most {@code limit}; those of programs that have a time of their own
     * are left out.
     */
    List<ChainId> dueBy(Instant now, int limit);

    /** The same of one program that has a time of its own. */
    List<ChainId> dueBy(ProgramId apart, Instant now, int limit);

    /** Parks a chain: reads yes, writes no. */
    void park(ChainId chain, long seq);

    /** How many chains are parked. */
    long parked();

    /** The chains that are parked, at most {@code limit}. */
    List<Parked> parkedChains(int limit);

    /** Lets a parked chain be written again. */
    void release(ChainId chain);

    /** Forgets every snapshot; the journal has everything they say. */
    void clear();

    /**
     * A stored state.
     *
     * @param state the fold up to its seq
     * @param parkedAt the seq at which verification failed, 0 where it did not
     */
    record Snapshot(AccountState state, long parkedAt) {}

    /**
     * A chain that is parked.
     *
     * @param seq at which verification failed
     */
    record Parked(ChainId chain, long seq) {}
}
