package io.guerdon.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What an account was at an instant: as it is known now, with late sales and corrections in their place, or as it was known
 * at some instant.
 */
public final class PastBalances {
    private static final int PAGE = 1_000;

    private final History history;

    /** Reads from the journal. */
    public PastBalances(History history) {
        this.history = history;
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
        entries.removeIf(entry -> entry.recordedAt().isAfter(asKnownAt)
                || entry.draft().effectiveAt().isAfter(at));
        entries.sort(Comparator.comparing((Entry entry) -> entry.draft().effectiveAt())
                .thenComparingLong(Entry::seq));
        return Due.applied(replay(AccountState.empty(chain), entries), at);
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
