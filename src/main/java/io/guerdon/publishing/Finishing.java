package io.guerdon.publishing;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Journal;
import io.guerdon.ledger.SealedEntry;
import io.guerdon.ledger.Snapshots;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Does what a dead writer left undone: publishes its entries, writes the snapshots of its chains, closes it. */
final class Finishing {
    private static final int PAGE = 500;

    private final Journal journal;
    private final Dispatch dispatch;
    private final Accounts accounts;
    private final Snapshots snapshots;
    private final Clock clock;

    Finishing(Journal journal, Dispatch dispatch, Accounts accounts, Snapshots snapshots, Clock clock) {
        this.journal = journal;
        this.dispatch = dispatch;
        this.accounts = accounts;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /** Whether a writer that was closed has entries that are not published: it was only paused. */
    boolean hasMore(Registration closed) {
        long n = closed.published().floor();
        List<SealedEntry> page;
        do {
            page = journal.ofWriter(closed.id(), n, PAGE);
            if (page.stream().anyMatch(entry -> !closed.published().covers(n(entry)))) {
                return true;
            }
            n = page.isEmpty() ? n : n(page.getLast());
        } while (page.size() == PAGE);
        return false;
    }

    /** Goes through the entries page by page and saves the progress after each; stops where the lease is lost. */
    void finish(Lease lease) {
        long n = Math.min(lease.published().floor(), lease.snapshotted());
        List<SealedEntry> page;
        do {
            page = journal.ofWriter(lease.writer(), n, PAGE);
            Mark before = lease.published();
            publish(lease, n, page);
            snapshot(lease, before, page);
            n = page.isEmpty() ? n : n(page.getLast());
            lease.snapshotted(n);
            lease.keep(clock.instant());
        } while (page.size() == PAGE && !lease.lost());
        lease.close(clock.instant());
    }

    private void publish(Lease lease, long after, List<SealedEntry> page) {
        Mark before = lease.published();
        List<SealedEntry> fresh =
                page.stream().filter(entry -> !before.covers(n(entry))).toList();
        if (!fresh.isEmpty()) {
            Mark next = before.with(fresh.stream().map(Finishing::n).toList(), missing(after, page));
            dispatch.send(lease.writer(), fresh, next.holes());
            lease.published(next);
        }
    }

    /**
     * The snapshots of the chains whose last entry is the dead writer's. Where another process has written since, its entry
     * has made the snapshot its business; written here it could hide from that process when the account is due.
     */
    private void snapshot(Lease lease, Mark before, List<SealedEntry> page) {
        long snapshotted = lease.snapshotted();
        Map<ChainId, Long> reached = new HashMap<>();
        page.stream()
                .filter(entry -> n(entry) > snapshotted || !before.covers(n(entry)))
                .forEach(entry ->
                        reached.put(entry.entry().chain(), entry.entry().seq()));
        List<AccountState> states = reached.entrySet().stream()
                .flatMap(last -> Stream.of(reload(last.getKey())).filter(state -> state.seq() == last.getValue()))
                .toList();
        if (!states.isEmpty()) {
            snapshots.write(states);
        }
    }

    private AccountState reload(ChainId chain) {
        accounts.forget(chain);
        return accounts.read(chain);
    }

    private static List<Long> missing(long after, List<SealedEntry> page) {
        List<Long> missing = new ArrayList<>();
        long n = after;
        for (SealedEntry entry : page) {
            for (long hole = n + 1; hole < n(entry); hole++) {
                missing.add(hole);
            }
            n = n(entry);
        }
        return missing;
    }

    private static long n(SealedEntry entry) {
        return entry.entry().id().n();
    }
}
