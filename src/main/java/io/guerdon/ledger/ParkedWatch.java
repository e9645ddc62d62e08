package io.guerdon.ledger;

import io.guerdon.ledger.Snapshots.Parked;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks which accounts are parked, so that this process does not write to one that another process has parked, and writes again
 * to one that was released. One small read by an index of parked accounts only.
 */
final class ParkedWatch {
    /** Where more are parked than this, an operator has other worries; the rest is noticed when it is loaded. */
    private static final int MOST = 1_000;

    private final Accounts accounts;
    private final Snapshots snapshots;
    private Set<ChainId> before = Set.of();

    ParkedWatch(Accounts accounts, Snapshots snapshots) {
        this.accounts = accounts;
        this.snapshots = snapshots;
    }

    synchronized void look() {
        List<Parked> parked = snapshots.parkedChains(MOST);
        parked.forEach(accounts::park);
        Set<ChainId> now = parked.stream().map(Parked::chain).collect(Collectors.toUnmodifiableSet());
        if (parked.size() < MOST) {
            before.stream().filter(chain -> !now.contains(chain)).forEach(accounts::forget);
        }
        before = now;
    }
}
