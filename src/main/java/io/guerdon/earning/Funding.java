package io.guerdon.earning;

import io.guerdon.budget.BudgetId;
import io.guerdon.budget.Hand;
import io.guerdon.budget.Picked;
import io.guerdon.earning.Funds.Funded;
import io.guerdon.ledger.Trace.Fired;
import io.guerdon.program.Program;
import io.guerdon.program.RuleGroup;
import io.guerdon.unit.MerchantId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Finds out what budgets have for a sale. What it wants of them is known once it has been judged as if there were enough; then that
 * is taken in hand, and the sale is judged by it. Budgets are taken in one order, that of their ids, as returns do, so that no two requests wait for each other.
 *
 * @param sources what was bought, and what is in force by now
 * @param program in the revision that judges
 * @param at when it happened
 * @param now when it is told
 */
record Funding(Sources sources, Program program, RuleBook book, Hand hand, Instant at, Instant now) {
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
        Stream<Fund> packs = onlyBought(merchant).stream()
                .map(overflow -> new Fund.OfPacks(merchant, sources.bought().of(program.id(), merchant), overflow));
        return Stream.concat(caps, packs);
    }

    /**
     * Whoever issues nothing else by now issues nothing else of what is told late either: it is told by whoever would have to have paid for
     * it, and who says when.
     */
    private Optional<RuleGroup.Overflow> onlyBought(MerchantId merchant) {
        return book.asked()
                .prepaid(merchant)
                .or(() -> inForceNow()
                        .flatMap(current -> RuleBook.of(current).asked().prepaid(merchant)));
    }

    /** Another revision than the one that judges; only what says when it happened can have one. */
    private Optional<Program> inForceNow() {
        return at.equals(now) ? Optional.empty() : sources.programs().inForce(program.id(), now);
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
