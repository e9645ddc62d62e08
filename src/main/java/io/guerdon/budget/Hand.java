package io.guerdon.budget;

import io.guerdon.ledger.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What one request has in hand of budgets, from when it is judged until it has its outcome. Used by one thread. */
public final class Hand {
    /** How often a request goes for a turn that somebody has claimed whose entry does not come. */
    private static final int TRIES = 3;

    private final Budgets budgets;
    private final Map<BudgetId, List<Block>> held = new TreeMap<>();
    private final Map<String, Integer> vain = new HashMap<>();

    Hand(Budgets budgets) {
        this.budgets = budgets;
    }

    /** Begins anew: what it had in hand is put down. It could not be taken, or the request would have ended. */
    public void again() {
        try {
            held.forEach(this::missed);
        } finally {
            end();
        }
    }

    private void missed(BudgetId budget, List<Block> picked) {
        Blocks blocks = budgets.of(budget);
        blocks.missed(picked);
        picked.stream()
                .filter(block -> blocks.isAwaited(block.number()))
                .forEach(block ->
                        vain.merge(turn(budget, block.number(), blocks.turn(block.number())), 1, Integer::sum));
    }

    /** At a block that many take from it is another turn each time, and each of them comes. */
    private static String turn(BudgetId budget, int block, long turn) {
        return budget.block(block) + "#" + turn;
    }

    /**
     * Takes blocks in hand that have together what is wanted, or all there is.
     *
     * @param most units of the budget
     */
    public Picked pick(BudgetId budget, long most, long wanted, Instant now) {
        Blocks.Wish wish =
                new Blocks.Wish(most, wanted, now, block -> isVain(turn(budget, block.number(), block.turn())));
        List<Block> blocks = budgets.of(budget).pick(wish);
        held.put(budget, blocks);
        return new Picked(blocks);
    }

    private boolean isVain(String turn) {
        return vain.getOrDefault(turn, 0) >= TRIES;
    }

    /** Takes the blocks in hand that an entry has taken from. */
    public Takings takings(Entry entry, Instant now) {
        Map<BudgetId, List<Taking>> taken = entry.draft().why().turns().stream()
                .filter(turn -> BudgetId.isBlock(turn.of()))
                .map(Taking::of)
                .collect(Collectors.groupingBy(
                        taking -> BudgetId.of(entry.chain().program(), taking.block()),
                        TreeMap::new,
                        Collectors.toList()));
        List<Takings.Held> all = new ArrayList<>();
        taken.forEach((budget, takings) -> all.addAll(held(budget, takings, now)));
        return new Takings(all);
    }

    private List<Takings.Held> held(BudgetId budget, List<Taking> takings, Instant now) {
        List<Integer> numbers =
                takings.stream().map(taking -> BudgetId.number(taking.block())).toList();
        List<Block> blocks = budgets.of(budget).pick(numbers, now);
        held.put(budget, blocks);
        List<Takings.Held> all = new ArrayList<>();
        for (int place = 0; place < takings.size(); place++) {
            all.add(new Takings.Held(takings.get(place), blocks.get(place)));
        }
        return all;
    }

    /** The request has made an entry. */
    void made(Entry entry) {
        entry.draft().why().turns().stream()
                .filter(turn -> BudgetId.isBlock(turn.of()))
                .map(Taking::of)
                .forEach(taking -> budgets.of(BudgetId.of(entry.chain().program(), taking.block()))
                        .taken(taking));
    }

    /** The request has ended. */
    void end() {
        held.forEach((budget, blocks) -> budgets.of(budget).putDown(blocks));
        held.clear();
    }
}
