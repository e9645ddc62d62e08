package io.guerdon.ledger;

import io.guerdon.ledger.Journal.StoredDocument;
import io.guerdon.ledger.Journal.StoredEntry;
import io.guerdon.ledger.Journal.Unreadable;
import io.guerdon.ledger.Snapshots.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Proves the ledger: recomputes every chain's hashes, fold, legs and lots from the stored bytes, and holds the snapshots
 * against them; and that what all entries post comes to nothing, and to what all accounts hold. Where a sound chain has no snapshot, somebody has lost it; it is written anew, so that due work finds the
 * account again. Works entry by entry, in constant memory, beside running traffic.
 */
public final class Verification {
    private static final int MOST_FAULTS = 100;
    private static final int REPORT_EVERY = 10_000;
    private static final int WRITTEN_TOGETHER = 500;

    private final Journal journal;
    private final Snapshots snapshots;
    private final Accounts accounts;

    /** Verifies a journal and its snapshots; the accounts of this process hear of what is parked. */
    public Verification(Journal journal, Snapshots snapshots, Accounts accounts) {
        this.journal = journal;
        this.snapshots = snapshots;
        this.accounts = accounts;
    }

    /**
     * How far a verification is, or what it came to.
     *
     * @param chains begun
     * @param entries read
     * @param faults found, in the order of chains, at most 100; the first is the one to look at
     * @param totals by program and unit, once everything is read; of an entry that is wrong what it posts is in them, of those after it in its
     *     chain nothing is
     */
    public record Report(long chains, long entries, List<Fault> faults, List<UnitTotals> totals) {
        /** Of a verification that has read nothing. */
        public static final Report NOTHING = new Report(0, 0, List.of(), List.of());

        /** Whether everything read adds up. */
        public boolean passed() {
            return faults.isEmpty()
                    && totals.stream().allMatch(each -> each.wrong().isEmpty());
        }
    }

    /**
     * Something that does not add up.
     *
     * @param chain whose entry; {@link ChainId#UNREADABLE} where the entry does not say
     * @param seq which entry, the first wrong one of its chain; 0 where it does not say, or where the snapshot is wrong
     * @param what is wrong
     */
    public record Fault(ChainId chain, long seq, String what) {}

    /** Verifies everything; parks each chain that fails. Progress is reported every 10,000 entries. */
    public Report run(Consumer<Report> progress) {
        return run(progress, _ -> {});
    }

    /** The same; whatever else is proven by entries sees each one that is sound. */
    public Report run(Consumer<Report> progress, Consumer<Entry> beside) {
        Walk walk = new Walk(beside);
        try (Stream<StoredDocument> entries = journal.chains()) {
            entries.forEach(stored -> {
                walk.visit(stored);
                if (walk.entries % REPORT_EVERY == 0) {
                    progress.accept(walk.report(List.of()));
                }
            });
        }
        walk.end();
        Report report = walk.report(walk.conservation.totals());
        progress.accept(report);
        return report;
    }

    /** One pass over the journal. */
    private final class Walk {
        private final List<Fault> faults = new ArrayList<>();
        private final List<AccountState> unsaved = new ArrayList<>();
        private final Conservation conservation = new Conservation();
        private long chains;
        private long entries;
        private @org.jspecify.annotations.Nullable AccountState state;
        private Optional<Snapshot> snapshot = Optional.empty();
        private final Consumer<Entry> beside;
        private boolean broken;

        Walk(Consumer<Entry> beside) {
            this.beside = beside;
        }

        void visit(StoredDocument stored) {
            entries++;
            ChainId chain = stored.chain();
            AccountState before = state;
            if (before == null || !before.chain().equals(chain)) {
                endChain();
                chains++;
                broken = false;
                before = AccountState.empty(chain);
                snapshot = snapshot(chain);
            }
            state = broken ? before : step(before, stored);
        }

        private AccountState step(AccountState before, StoredDocument stored) {
            return switch (stored) {
                case StoredEntry entry -> step(before, entry);
                case Unreadable unreadable -> {
                    fail(unreadable.chain(), unreadable.seq(), unreadable.why());
                    yield before;
                }
            };
        }

        /** Whatever a decoded entry breaks, it is a fault of that entry. */
        private AccountState step(AccountState before, StoredEntry stored) {
            conservation.posted(stored.chain().program(), stored.legs());
            try {
                AccountState after = EntryCheck.check(before, stored);
                snapshot.map(Snapshot::state)
                        .filter(snap -> snap.seq() == after.seq())
                        .ifPresent(snap -> EntryCheck.sameAs(after, snap));
                beside.accept(stored.entry());
                return after;
            } catch (RuntimeException wrong) {
                fail(stored.chain(), before.seq() + 1, String.valueOf(wrong.getMessage()));
                return before;
            }
        }

        private Optional<Snapshot> snapshot(ChainId chain) {
            try {
                return snapshots.find(chain);
            } catch (StoreUnavailable away) {
                throw away;
            } catch (RuntimeException unreadable) {
                found(chain, 0, "its snapshot cannot be read: " + unreadable.getMessage());
                return Optional.empty();
            }
        }

        void endChain() {
            AccountState last = state;
            if (last == null) {
                return;
            }
            conservation.held(last);
            if (broken) {
                return;
            }
            long known = snapshot.map(Snapshot::state).map(AccountState::seq).orElse(0L);
            if (known > last.seq()) {
                fail(last.chain(), last.seq() + 1, "the chain ends before its snapshot, at " + known);
            } else if (snapshot.isEmpty()
                    && Account.Kept.nothing(last.chain()).isOutdatedBy(Account.Kept.of(last), last.asOf())) {
                save(last);
            }
        }

        private void save(AccountState lost) {
            unsaved.add(lost);
            if (unsaved.size() == WRITTEN_TOGETHER) {
                snapshots.write(unsaved);
                unsaved.clear();
            }
        }

        void end() {
            endChain();
            snapshots.write(unsaved);
        }

        private void fail(ChainId chain, long seq, String what) {
            broken = true;
            if (!chain.equals(ChainId.UNREADABLE)) {
                snapshots.park(chain, Math.max(1, seq));
                accounts.forget(chain);
            }
            found(chain, seq, what);
        }

        private void found(ChainId chain, long seq, String what) {
            if (faults.size() < MOST_FAULTS) {
                faults.add(new Fault(chain, seq, what));
            }
        }

        Report report(List<UnitTotals> totals) {
            return new Report(chains, entries, List.copyOf(faults), totals);
        }
    }
}
