package io.guerdon.ledger;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** An account on this node: its turn to write, and the latest state known here, which readers may bring forward too. */
final class Account {
    /** Fair, so that callers of one account are served in the order they came. */
    private final ReentrantLock turn = new ReentrantLock(true);

    private final AtomicReference<@Nullable Known> known = new AtomicReference<>();

    ReentrantLock turn() {
        return turn;
    }

    @Nullable
    Known known() {
        return known.get();
    }

    /** Keeps the state unless a later one is known already; answers the later of the two. */
    Known knowLatest(AccountState state, long parkedAt) {
        Known candidate = new Known(state, parkedAt, System.nanoTime());
        Known latest = known.accumulateAndGet(candidate, Account::later);
        return latest == null ? candidate : latest;
    }

    private static @Nullable Known later(@Nullable Known now, @Nullable Known candidate) {
        if (now == null || candidate == null) {
            return candidate;
        }
        return candidate.state().seq() >= now.state().seq() ? candidate : now;
    }

    void forget() {
        known.set(null);
    }

    /** A state, and when (by the monotonic clock) it was known to be the latest. */
    record Known(AccountState state, long parkedAt, long checkedNanos) {}
}
