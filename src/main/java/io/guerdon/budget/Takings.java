package io.guerdon.budget;

import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Turn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** What an entry has taken of budgets, with the blocks in hand that it took it from. */
public final class Takings {
    /** Of an entry that took nothing. */
    public static final Takings NONE = new Takings(List.of());

    private final List<Held> all;

    Takings(List<Held> all) {
        this.all = List.copyOf(all);
    }

    /** One of them, and its block as it is now. */
    record Held(Taking taking, Block block) {}

    /** Whether something that was promised has been given back because the promise had ended. */
    public boolean haveLapsed() {
        return all.stream().anyMatch(Takings::hasLapsed);
    }

    private static boolean hasLapsed(Held held) {
        return held.taking.isPromise() && held.block.standing().hasLapsed(held.taking.minute());
    }

    /** The turns that give for good what was promised. */
    public List<Turn> keep() {
        return all.stream().map(held -> held.block.keep(held.taking)).toList();
    }

    /** The turns that give back what was promised, where that is not done yet. */
    public List<Turn> drop() {
        return all.stream()
                .filter(held -> !hasLapsed(held))
                .map(held -> held.block.drop(held.taking))
                .toList();
    }

    /** The turns that give so much of each budget back, to the first block that it was taken from. */
    public List<Turn> giveBack(ToLongFunction<BudgetId> amount) {
        Set<BudgetId> done = new HashSet<>();
        List<Turn> turns = new ArrayList<>();
        for (Held held : all) {
            BudgetId budget = held.block.budget();
            long back = done.add(budget) ? amount.applyAsLong(budget) : 0;
            if (back > 0) {
                turns.add(held.block.giveBack(back));
            }
        }
        return List.copyOf(turns);
    }

    /** The turns that give everything back but what is lost of each budget. */
    public List<Turn> giveBackAllBut(ToLongFunction<BudgetId> lost) {
        SortedMap<BudgetId, Long> taken = new TreeMap<>();
        all.forEach(held -> taken.merge(held.block.budget(), held.taking.amount(), Math::addExact));
        return giveBack(budget -> taken.getOrDefault(budget, 0L) - lost.applyAsLong(budget));
    }

    /** How much of a budget some entries have given back together. */
    public static long givenBack(List<Entry> entries, BudgetId budget) {
        return -entries.stream()
                .flatMap(entry -> entry.draft().why().turns().stream())
                .filter(turn -> BudgetId.isBlock(turn.of()))
                .map(Taking::of)
                .filter(taking -> BudgetId.of(budget.program(), taking.block()).equals(budget))
                .mapToLong(Taking::amount)
                .sum();
    }
}
