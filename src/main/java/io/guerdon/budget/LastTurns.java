package io.guerdon.budget;

import io.guerdon.ledger.Claims;
import io.guerdon.ledger.Claims.Holder;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Turn;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Looks in the store for the last turns that were taken at blocks of a budget: in growing steps, then by halves, all together. */
final class LastTurns {
    private final BudgetId budget;
    private final Claims claims;
    private final History history;

    LastTurns(BudgetId budget, Claims claims, History history) {
        this.budget = budget;
        this.claims = claims;
        this.history = history;
    }

    /** What the store knows of blocks, of which something is known already. */
    Map<Integer, Seen> after(Map<Integer, Seen> known) {
        Map<Integer, Search> searches = new HashMap<>();
        known.forEach((block, seen) -> searches.put(block, new Search(block, seen.turn())));
        Map<Integer, Search> open = new HashMap<>(searches);
        while (!open.isEmpty()) {
            ask(open.values());
            open.values().removeIf(Search::isDone);
        }
        Map<Integer, Seen> found = new HashMap<>();
        searches.forEach((block, search) -> found.put(block, seen(search, known.getOrDefault(block, Seen.NOTHING))));
        return found;
    }

    private void ask(Collection<Search> open) {
        Map<String, Holder> holders =
                claims.holders(open.stream().map(Search::claim).toList());
        open.forEach(search -> search.learn(Optional.ofNullable(holders.get(search.claim()))));
    }

    /** The last one may be claimed by an entry that has not come; the one before it has come, or nobody would have claimed the last. */
    private Seen seen(Search search, Seen known) {
        if (search.last.isEmpty()) {
            return new Seen(known.turn(), known.standing(), false);
        }
        return taking(search.last)
                .map(Seen::after)
                .orElseGet(() -> search.claimed - 1 == known.turn()
                        ? known.awaited()
                        : taking(claims.holder(search.claim(search.claimed - 1)))
                                .map(Seen::after)
                                .orElse(known)
                                .awaited());
    }

    private Optional<Taking> taking(Optional<Holder> holder) {
        return holder.flatMap(each -> Turn.takenBy(each, history)).map(Taking::of);
    }

    /** Looks for the last turn at one block that is claimed. */
    private final class Search {
        private final int block;
        private long claimed;
        private long step = 1;
        private long unclaimed = Long.MAX_VALUE;
        private Optional<Holder> last = Optional.empty();

        Search(int block, long known) {
            this.block = block;
            this.claimed = known;
        }

        String claim() {
            return claim(next());
        }

        String claim(long turn) {
            return Turn.claim(budget.program(), budget.block(block), turn);
        }

        private long next() {
            return unclaimed == Long.MAX_VALUE ? claimed + step : claimed + (unclaimed - claimed) / 2;
        }

        void learn(Optional<Holder> holder) {
            long asked = next();
            if (holder.isPresent()) {
                claimed = asked;
                last = holder;
                step *= 2;
            } else {
                unclaimed = asked;
            }
        }

        boolean isDone() {
            return unclaimed - claimed <= 1;
        }
    }
}
