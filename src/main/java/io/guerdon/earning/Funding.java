package io.guerdon.earning;

import io.guerdon.budget.BudgetId;
import io.guerdon.budget.Hand;
import io.guerdon.earning.Funds.Funded;
import io.guerdon.program.Program;
import io.guerdon.program.RuleGroup;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/**
 * Finds out what budgets have for a sale. What it wants of them is known once it has been judged as if there were enough; then that
 * is taken in hand, and the sale is judged by it. Budgets are taken in one order, that of their ids, as returns do, so that no two requests wait for each other.
 *
 * @param program in the revision that judges
 * @param at when it happened
 * @param now when it is told
 */
record Funding(Program program, RuleBook book, Hand hand, Instant at, Instant now) {
    /** What a sale is judged by, with what budgets have for it; {@code unlimited} is what it would earn without them. */
    Reading of(Reading reading, Supplier<Rated> unlimited) {
        hand.again();
        List<RuleGroup> budgeted = book.asked().budgeted();
        return budgeted.isEmpty() ? reading : reading.funded(funds(budgeted, unlimited.get()));
    }

    private Funds funds(List<RuleGroup> budgeted, Rated unlimited) {
        List<Funded> funds = new ArrayList<>();
        budgeted.stream().sorted(Comparator.comparing(RuleGroup::id)).forEach(group -> {
            long wanted = Room.sum(group, unlimited.given());
            if (wanted > 0) {
                group.budgets().stream()
                        .sorted(Comparator.comparing(budget -> id(group, budget)))
                        .forEach(budget -> funds.add(funded(group, budget, wanted)));
            }
        });
        return new Funds(List.copyOf(funds));
    }

    private Funded funded(RuleGroup group, RuleGroup.Budget budget, long wanted) {
        return new Funded(group, budget, wanted, hand.pick(id(group, budget), budget.most(), wanted, now));
    }

    private BudgetId id(RuleGroup group, RuleGroup.Budget budget) {
        LocalDate day = LocalDate.ofInstant(at, program.place().zone());
        return new BudgetId(program.id(), group.id(), budget.per().period(day));
    }
}
