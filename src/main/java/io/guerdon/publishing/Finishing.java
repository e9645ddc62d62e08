package io.guerdon.publishing;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Journal;
import io.guerdon.ledger.SealedEntry;
import io.guerdon.ledger.Snapshots;
import io.guerdon.ledger.StoreUnavailable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what a dead writer left undone: publishes its entries, writes the snapshots of its chains, closes it. */
final class Finishing {
    private static final Logger LOG = LoggerFactory.getLogger(Finishing.class);
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

    /**
     * Goes through the entries page by page and saves the progress after each; stops where the lease is lost. Snapshots come first, all of
     * them: a broker may stay away for hours, and due work looks at snapshots only.
     */
    void finish(Lease lease) {
        through(lease, lease.snapshotted(), (_, page) -> {
            snapshot(page);
            lease.snapshotted(n(page.getLast()));
        });
        through(lease, lease.published().floor(), (after, page) -> publish(lease, after, page));
        lease.close(clock.instant());
    }

    private void through(Lease lease, long from, BiConsumer<Long, List<SealedEntry>> work) {
        long n = from;
        List<SealedEntry> page = journal.ofWriter(lease.writer(), n, PAGE);
        while (!page.isEmpty() && !lease.lost()) {
            work.accept(n, page);
            lease.keep(clock.instant());
            n = n(page.getLast());
            page = journal.ofWriter(lease.writer(), n, PAGE);
        }
    }

    /** What came in late, behind what had been snapshotted then, is among what is not published. */
    private void publish(Lease lease, long after, List<SealedEntry> page) {
        Mark before = lease.published();
        List<SealedEntry> fresh =
                page.stream().filter(entry -> !before.covers(n(entry))).toList();
        if (!fresh.isEmpty()) {
            Mark next = before.with(fresh.stream().map(Finishing::n).toList(), missing(after, page));
            dispatch.send(lease.writer(), fresh, next.holes());
            snapshot(fresh);
            lease.published(next);
        }
    }

    /**
     * The snapshots of the chains whose last entry is the dead writer's. Where another process has written since, its entry
     * has made the snapshot its business; written here it could hide from that process when the account is due.
     */
    private void snapshot(List<SealedEntry> entries) {
        Map<ChainId, Long> reached = new HashMap<>();
        entries.forEach(
                entry -> reached.put(entry.entry().chain(), entry.entry().seq()));
        List<AccountState> states = reached.entrySet().stream()
                .flatMap(last -> reload(last.getKey()).filter(state -> state.seq() == last.getValue()).stream())
                .toList();
        if (!states.isEmpty()) {
            snapshots.write(states);
        }
    }

    /** Empty for one that cannot be folded; it must not hold the others up. */
    private Optional<AccountState> reload(ChainId chain) {
        accounts.forget(chain);
        try {
            return Optional.of(accounts.read(chain));
        } catch (StoreUnavailable away) {
            throw away;
        } catch (RuntimeException broken) {
            LOG.error("account {} cannot be read, and gets no snapshot", chain, broken);
            return Optional.empty();
        }
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
