package io.guerdon.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** An account on this node: its turn to write, and the latest state known here, which readers may bring forward too. */
final class Account {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);
    private static final int EMPTY_BYTES = 800;
    private static final int PART_BYTES = 112;
    private static final int SLACK_BYTES = 512;

    /** Fair, so that callers of one account are served in the order they came. */
    private final ReentrantLock turn = new ReentrantLock(true);

    private final AtomicReference<@Nullable Known> known = new AtomicReference<>();

    /** The snapshot that is stored, as far as this process knows; it counts from {@link #foreign} on. */
    private volatile @Nullable Kept kept;

    /** The last entry that may be another process's: what was stored before it, somebody may have replaced since. */
    private final AtomicLong foreign = new AtomicLong();

    /** As it was when it was last weighed. */
    private volatile int weighed = EMPTY_BYTES;

    /** About how many bytes it takes, with its place in the cache; measured with compact object headers. */
    int weight() {
        weighed = bytes();
        return weighed;
    }

    /** Whether it has grown by a few lots since it was weighed. */
    boolean outgrew() {
        return bytes() > weighed + SLACK_BYTES;
    }

    private int bytes() {
        Known latest = known.get();
        if (latest == null) {
            return EMPTY_BYTES;
        }
        int parts = latest.state().holds().size()
                + latest.state().transfers().size()
                + latest.state().rebates().parts();
        for (Wallet wallet : latest.state().wallets().values()) {
            parts += wallet.spendable().size() + wallet.waiting().size();
        }
        return EMPTY_BYTES + parts * PART_BYTES;
    }

    /**
     * Waits for its turn, which the caller gives up at {@link #turn}.
     *
     * @throws Overloaded where too many wait before it
     */
    void takeTurn() {
        try {
            if (!turn.tryLock(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Overloaded("too many operations wait for this account");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Overloaded("stopping");
        }
    }

    ReentrantLock turn() {
        return turn;
    }

    @Nullable
    Known known() {
        return known.get();
    }

    /** Keeps the state unless a later one is known already; answers the later of the two. */
    Known knowLatest(Known candidate) {
        Known latest = known.accumulateAndGet(candidate, Account::later);
        return latest == null ? candidate : latest;
    }

    /** Parked stays parked: whoever commits what was decided before does not know of it. */
    private static @Nullable Known later(@Nullable Known now, @Nullable Known candidate) {
        if (now == null || candidate == null) {
            return candidate;
        }
        Known later = candidate.state().seq() >= now.state().seq() ? candidate : now;
        return later.parked(Math.max(now.parkedAt(), candidate.parkedAt()));
    }

    /** What is known is read from now on, and not written; what is not known will be loaded that way. */
    void park(long seq) {
        known.updateAndGet(latest -> latest == null ? null : latest.parked(seq));
    }

    void forget() {
        known.set(null);
    }

    /** Entries up to this one were not written here. */
    void foreign(long seq) {
        foreign.accumulateAndGet(seq, Math::max);
    }

    void keep(Kept stored) {
        kept = stored;
    }

    /** Whether a state's snapshot has to be written; an answer too many costs a write, one too few a due date. */
    boolean lacks(Kept wanted, Instant now) {
        Kept stored = kept;
        return stored == null || stored.seq < foreign.get() || stored.isOutdatedBy(wanted, now);
    }

    /** Whether nothing is stored, as far as this process knows; a wrong guess costs a refused insert. */
    boolean hasNoSnapshot() {
        Kept stored = kept;
        return stored != null && stored.seq == 0;
    }

    /**
     * What a snapshot says to those who search snapshots.
     *
     * @param seq of its state
     * @param wakeAt when due work will look at the account
     * @param status of the account
     */
    record Kept(long seq, Instant wakeAt, AccountStatus status) {
        /** How many entries a load may have to read beside the snapshot. */
        private static final long MOST_BEHIND = 32;

        /** Due work of other processes replaces snapshots that are due, by clocks that may differ by this much. */
        private static final Duration MARGIN = Duration.ofMinutes(10);

        static Kept of(AccountState state) {
            return new Kept(state.seq(), Due.wakeAt(state), state.status());
        }

        /** What is known of a chain whose snapshot is not stored. */
        static Kept nothing(ChainId chain) {
            return of(AccountState.empty(chain));
        }

        boolean isOutdatedBy(Kept wanted, Instant now) {
            return wanted.wakeAt.isBefore(wakeAt)
                    || wakeAt.isBefore(now.plus(MARGIN))
                    || isMissedAs(wanted.status)
                    || wanted.seq - seq >= MOST_BEHIND;
        }

        /** Nobody searches for accounts that simply are there; they may have no snapshot at all. */
        private boolean isMissedAs(AccountStatus wanted) {
            return wanted != status && !(seq == 0 && wanted == AccountStatus.ACTIVE);
        }
    }

    /** A state, and when (by the monotonic clock) it was known to be the latest. */
    record Known(AccountState state, long parkedAt, long checkedNanos) {
        Known parked(long seq) {
            return seq == parkedAt ? this : new Known(state, seq, checkedNanos);
        }
    }
}
