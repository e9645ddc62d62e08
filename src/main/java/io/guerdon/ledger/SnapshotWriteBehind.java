package io.guerdon.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes snapshots behind the journal, and only where one is needed: because due work would otherwise look at the account too
 * late, because a load would have to read too many entries beside it, or because it does not say that the account is restricted.
 * Whoever wrote an account's last entry is responsible for its snapshot. A state with something due soon is written at the
 * next beat, because due work looks at snapshots only.
 *
 * <p>It knows which of this writer's numbers it has heard of. A number that was settled without being announced belongs to an
 * entry that lost its race or to one whose outcome was unknown to its caller; the journal tells which.
 */
public final class SnapshotWriteBehind implements CommitListener {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotWriteBehind.class);
    private static final int CHUNK = 1_000;

    private final Journal journal;
    private final Accounts accounts;
    private final Snapshots snapshots;
    private final Writer writer;
    private final Pace pace;
    private final Map<ChainId, AccountState> dirty = new ConcurrentHashMap<>();
    private final Announced announced = new Announced();
    /** In seconds of the epoch. */
    private final AtomicLong soonestDue = new AtomicLong(Long.MAX_VALUE);

    private Instant lastFlush = Instant.EPOCH;
    private long settledBefore;

    /** Starts with nothing to write. */
    public SnapshotWriteBehind(Journal journal, Accounts accounts, Snapshots snapshots, Writer writer, Pace pace) {
        this.journal = journal;
        this.accounts = accounts;
        this.snapshots = snapshots;
        this.writer = writer;
        this.pace = pace;
    }

    @Override
    public void committed(SealedEntry entry, AccountState state) {
        if (dirty.containsKey(state.chain()) || accounts.lacksSnapshot(state)) {
            dirty.merge(state.chain(), state, (one, other) -> one.seq() > other.seq() ? one : other);
            sooner(Due.nextAt(state).getEpochSecond());
        }
        announced.add(entry.entry().id().n());
    }

    /** Every entry of this writer up to this number is contained in a written snapshot. */
    public long watermark() {
        return announced.watermark();
    }

    /** How many chains wait to be written. */
    public int waiting() {
        return dirty.size();
    }

    /**
     * Writes what is due to be written; to be called about once a second.
     *
     * @throws StoreUnavailable where the store stays away; everything is kept for the next beat
     */
    public synchronized void beat(Instant now) {
        // What was settled a beat ago has been announced by now, if it is going to be.
        long target = settledBefore;
        settledBefore = writer.settled();
        Instant horizon = now.plus(pace.longest().multipliedBy(2));
        boolean soon = soonestDue.get() < horizon.getEpochSecond();
        boolean old = !now.isBefore(lastFlush.plus(pace.longest()));
        if (soon || old || dirty.size() >= pace.most()) {
            flush(target);
            lastFlush = now;
        }
    }

    /** Writes everything there is. */
    public synchronized void flush() {
        flush(writer.settled());
    }

    private void flush(long target) {
        long soonest = soonestDue.getAndSet(Long.MAX_VALUE);
        try {
            // Gaps first: what is announced meanwhile is no gap any more, and has to be among those that wait.
            List<AccountState> states = new ArrayList<>(unannounced(target));
            states.addAll(dirty.values());
            Map<Boolean, List<AccountState>> byFirst =
                    states.stream().collect(Collectors.partitioningBy(accounts::hasNoSnapshot));
            inChunks(byFirst.getOrDefault(true, List.of()), snapshots::writeFirst);
            inChunks(byFirst.getOrDefault(false, List.of()), snapshots::write);
            announced.advance(target);
        } catch (RuntimeException | Error later) {
            sooner(soonest);
            throw later;
        }
    }

    private void inChunks(List<AccountState> states, Consumer<List<AccountState>> write) {
        for (int from = 0; from < states.size(); from += CHUNK) {
            List<AccountState> chunk = states.subList(from, Math.min(from + CHUNK, states.size()));
            write.accept(chunk);
            for (AccountState state : chunk) {
                accounts.snapshotStored(state);
                dirty.remove(state.chain(), state);
            }
        }
    }

    /** The states of chains with entries this process wrote without learning that it had. */
    private List<AccountState> unannounced(long target) {
        Set<ChainId> chains = new HashSet<>();
        for (Announced.Gap gap : announced.gaps(target)) {
            long n = gap.first() - 1;
            while (n < gap.last()) {
                int limit = (int) Math.min(CHUNK, gap.last() - n);
                List<SealedEntry> found = journal.ofWriter(writer.id(), n, limit);
                found.stream()
                        .filter(entry -> entry.entry().id().n() <= gap.last())
                        .forEach(entry -> chains.add(entry.entry().chain()));
                n = found.size() < limit
                        ? gap.last()
                        : found.getLast().entry().id().n();
            }
        }
        return chains.stream().flatMap(chain -> reload(chain).stream()).toList();
    }

    /** A chain that cannot be folded has no state to be written, and must not keep those of the others from it. */
    private Optional<AccountState> reload(ChainId chain) {
        accounts.forget(chain);
        try {
            return Optional.of(accounts.read(chain));
        } catch (StoreUnavailable away) {
            throw away;
        } catch (RuntimeException broken) {
            LOG.error("no snapshot of {} can be written, it does not add up: verify it", chain, broken);
            return Optional.empty();
        }
    }

    private void sooner(long due) {
        soonestDue.accumulateAndGet(due, Math::min);
    }

    /**
     * How long states may wait.
     *
     * @param longest after which everything is written
     * @param most chains that wait before everything is written
     */
    public record Pace(Duration longest, int most) {}
}
