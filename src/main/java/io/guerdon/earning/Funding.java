package io.guerdon.earning;

import io.guerdon.budget.BudgetId;
import io.guerdon.budget.Hand;
import io.guerdon.budget.Picked;
import io.guerdon.earning.Funds.Funded;
import io.guerdon.ledger.Trace.Fired;
import io.guerdon.program.Program;
import io.guerdon.unit.MerchantId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Finds out what budgets have for a sale. What it wants of them is known once it has been judged as if there were enough; then that
 * is taken in hand, and the sale is judged by it. Budgets are taken in one order, that of their ids, as returns do, so that no two requests wait for each other.
 *
 * @param bought points that merchants have paid for
 * @param program in the revision that judges
 * @param at when it happened
 * @param now when it is told
 */
record Funding(PointsBought bought, Program program, RuleBook book, Hand hand, Instant at, Instant now) {
    /**
     * What a sale is judged by, with what budgets have for it.
     *
     * @param merchant where it is
     * @param unlimited what it would earn without them
     */
    Reading of(Reading reading, MerchantId merchant, Supplier<Rated> unlimited) {
        hand.again();
        List<Fund> funds = Stream.concat(ofGroups(), ofMerchant(merchant)).toList();
        return funds.isEmpty()
                ? reading
                : reading.funded(funds(funds, unlimited.get().given()));
    }

    private Stream<Fund> ofGroups() {
        return book.asked().budgeted().stream()
                .flatMap(group -> group.budgets().stream().map(budget -> new Fund.OfGroup(group, budget)));
    }

    private Stream<Fund> ofMerchant(MerchantId merchant) {
        Stream<Fund> caps = book.asked().caps(merchant).stream().map(cap -> new Fund.OfMerchant(merchant, cap));
        Stream<Fund> packs = book.asked().prepaid(merchant).stream()
                .map(overflow -> new Fund.OfPacks(merchant, bought.of(program.id(), merchant), overflow));
        return Stream.concat(caps, packs);
    }

    private Funds funds(List<Fund> funds, List<Fired> unlimited) {
        return new Funds(funds.stream()
                .sorted(Comparator.comparing(this::budget))
                .filter(fund -> fund.of(unlimited) > 0)
                .map(fund -> funded(fund, fund.of(unlimited)))
                .toList());
    }

    private Funded funded(Fund fund, long wanted) {
        Picked picked = hand.pick(budget(fund), fund.most(), wanted, now);
        return new Funded(fund, wanted, picked);
    }

    private BudgetId budget(Fund fund) {
        return fund.budget(program.id(), LocalDate.ofInstant(at, program.place().zone()));
    }
}
