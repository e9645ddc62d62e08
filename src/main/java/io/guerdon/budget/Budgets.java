package io.guerdon.budget;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.guerdon.ledger.Claims;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * The budgets that this process has been asked for. A budget is cut into blocks. Whoever takes from a block takes the next turn at it,
 * with a claim, and its entry says what has become of the block; so no unit is given twice, and there is nothing to be kept beside
 * the journal. What is known here is kept to be quick, and can be forgotten at any time.
 */
public final class Budgets {
    private static final Duration UNSEEN = Duration.ofSeconds(1);
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final LoadingCache<BudgetId, Blocks> blocks;

    /** Budgets that entries have taken from, and what is claimed of them. */
    public Budgets(Claims claims, History history) {
        this(claims, history, UNSEEN);
    }

    Budgets(Claims claims, History history, Duration unseen) {
        this.blocks = Caffeine.newBuilder()
                .expireAfterAccess(REMEMBERED)
                .build(budget -> new Blocks(budget, new Sight(new LastTurns(budget, claims, history), unseen)));
    }

    Blocks of(BudgetId budget) {
        return blocks.get(budget);
    }

    /** Gives a request a hand, which is empty again once the request has its outcome. */
    public Outcome hold(Function<Hand, Outcome> request) {
        Hand hand = new Hand(this);
        try {
            Outcome outcome = request.apply(hand);
            if (outcome instanceof Outcome.Committed committed) {
                hand.made(committed.entry());
            }
            return outcome;
        } finally {
            hand.end();
        }
    }

    /**
     * What is left of a budget.
     *
     * @param most units it has
     */
    public Left left(BudgetId budget, long most, Instant now) {
        List<Block> all = of(budget).all(most, now);
        long promised =
                all.stream().mapToLong(block -> block.standing().promises()).sum();
        long taken = all.stream().mapToLong(block -> block.standing().taken()).sum();
        return new Left(
                taken - promised, promised, all.stream().mapToLong(Block::left).sum());
    }

    /**
     * What has become of a budget.
     *
     * @param given and not taken back
     * @param promised in quotes that are open
     * @param left what can still be given
     */
    public record Left(long given, long promised, long left) {}
}
