package io.guerdon.ledger;

import io.guerdon.unit.OwnerId;
import io.guerdon.unit.ProgramId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an account was at an instant: as it is known now, with late sales and corrections in their place, or as it was known
 * at some instant.
 */
public final class PastBalances {
    private static final int PAGE = 1_000;
    /** Entries after which a part ends with the account it is at. */
    private static final int MOST_READ = 50_000;

    private final History history;
    private final Clearing clearing;

    /** Reads from the journal; clearing knows which merchants took nothing. */
    public PastBalances(History history, Clearing clearing) {
        this.history = history;
        this.clearing = clearing;
    }

    /** The same of accounts in which everything due was written. */
    public PastBalances(History history) {
        this(history, Clearing.NOTHING);
    }

    /**
     * The state at an instant, with everything due by then applied.
     *
     * @param at the instant asked about
     * @param asKnownAt entries recorded later are left out; {@link Instant#MAX} for what is known now
     */
    public AccountState at(ChainId chain, Instant at, Instant asKnownAt) {
        List<Entry> entries = new ArrayList<>();
        List<Entry> page;
        long seq = 0;
        do {
            page = history.after(chain, seq, PAGE);
            entries.addAll(page);
            seq += page.size();
        } while (page.size() == PAGE);
        return then(chain, entries, new View(at, asKnownAt));
    }

    /**
     * From which side a past is looked at.
     *
     * @param at the instant asked about
     * @param asKnownAt entries recorded later are left out
     */
    public record View(Instant at, Instant asKnownAt) {
        private boolean has(Entry entry) {
            return !entry.recordedAt().isAfter(asKnownAt)
                    && !entry.draft().effectiveAt().isAfter(at);
        }
    }

    /**
     * Some of a program's members' accounts.
     *
     * @param states by owner
     * @param next the owner after whom the others follow; empty where there are no others
     */
    public record Part(List<AccountState> states, Optional<OwnerId> next) {}

    /**
     * The members' accounts of a program whose owners come after {@code after}, as they were, at most {@code limit}, and fewer where
     * they have so many entries that a part would take long; read in one query. An account in which nothing had happened yet is
     * left out.
     */
    public Part all(ProgramId program, String after, View view, int limit) {
        List<AccountState> states = new ArrayList<>();
        List<Entry> account = new ArrayList<>();
        long read = 0;
        try (Stream<Entry> entries = history.following(program, after)) {
            for (Iterator<Entry> rest = entries.iterator(); rest.hasNext(); read++) {
                Entry entry = rest.next();
                if (!account.isEmpty() && !account.getFirst().chain().equals(entry.chain())) {
                    OwnerId owner = account.getFirst().chain().owner();
                    add(states, account, view);
                    if (states.size() == limit || read >= MOST_READ) {
                        return new Part(states, Optional.of(owner));
                    }
                }
                account.add(entry);
            }
        }
        add(states, account, view);
        return new Part(states, Optional.empty());
    }

    private void add(List<AccountState> states, List<Entry> account, View view) {
        if (account.stream().anyMatch(view::has)) {
            states.add(then(account.getFirst().chain(), account, view));
        }
        account.clear();
    }

    private AccountState then(ChainId chain, List<Entry> entries, View view) {
        List<Entry> happened = entries.stream()
                .filter(view::has)
                .sorted(Comparator.comparing((Entry entry) -> entry.draft().effectiveAt())
                        .thenComparingLong(Entry::seq))
                .toList();
        AccountState replayed = replay(AccountState.empty(chain), happened);
        // Lots that would be opened by what is due are told apart from those that were.
        AccountState then = replayed.at(entries.size(), replayed.head(), replayed.asOf());
        return upTo(happened, Due.applied(then, view.at(), clearing.suspended(chain.program())));
    }

    /** Says which entry is the latest of those the state contains. */
    private static AccountState upTo(List<Entry> happened, AccountState state) {
        return happened.stream()
                .max(Comparator.comparingLong(Entry::seq))
                .map(latest -> state.at(latest.seq(), latest.digest(), latest.recordedAt()))
                .orElseGet(() -> state.at(0, state.head(), state.asOf()));
    }

    /**
     * Folds in the order things happened, which is not the order they were recorded in: a movement that needs one which
     * happened later waits for it.
     */
    private static AccountState replay(AccountState start, List<Entry> entries) {
        AccountState state = start;
        List<Movement> waiting = new ArrayList<>();
        for (Entry entry : entries) {
            List<Movement> stillWaiting = new ArrayList<>();
            List<Movement> next = new ArrayList<>(entry.movements());
            next.addAll(waiting);
            for (Movement movement : next) {
                try {
                    state = Fold.apply(state, movement);
                } catch (BrokenInvariant tooEarly) {
                    stillWaiting.add(movement);
                }
            }
            waiting = stillWaiting;
        }
        return state;
    }
}
