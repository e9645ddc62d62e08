package io.guerdon.rebate;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Fold;
import io.guerdon.ledger.Following;
import io.guerdon.ledger.LotTerms;
import io.guerdon.ledger.Movement;
import io.guerdon.ledger.Rebate;
import io.guerdon.ledger.RebateRef;
import io.guerdon.ledger.RebateTerms;
import io.guerdon.program.CalendarPeriod.Span;
import io.guerdon.program.Program;
import io.guerdon.program.Programs;
import io.guerdon.program.RebateSettings;
import io.guerdon.program.Revisions;
import io.guerdon.tier.EarnedDays;
import io.guerdon.unit.ProgramId;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Begins a rebate with the first entry that counts for its period, whatever that entry is, and counts it anew where an agreement
 * changes. A program that never had rebates is asked nothing more than that.
 */
public final class Beginnings implements Following {
    private final Programs programs;
    private final Map<ProgramId, Offers> known = new ConcurrentHashMap<>();

    /** Programs tell what was offered when. */
    public Beginnings(Programs programs) {
        this.programs = programs;
    }

    @Override
    public List<Movement> of(AccountState before, Draft decided, Instant now) {
        Optional<Offers> offers = offers(before.chain().program());
        if (offers.filter(some -> !some.all().isEmpty()).isEmpty()
                || decided.movements().isEmpty()) {
            return List.of();
        }
        Set<Counted> counted = counted(offers.get(), before, decided.movements());
        if (counted.isEmpty()) {
            return List.of();
        }
        AccountState after = Fold.apply(before, decided.movements());
        return counted.stream()
                .flatMap(each -> begin(offers.get(), after, each, now).stream())
                .toList();
    }

    /** A rebate, and one of its periods. */
    private record Counted(RebateSettings rebate, Span period) {
        RebateRef ref() {
            return new RebateRef(rebate.id(), period.name());
        }
    }

    /** Read without a lock: every entry of a program asks, and it changes with a revision only. */
    Optional<Offers> offers(ProgramId program) {
        return programs.find(program).map(revisions -> {
            Offers there = known.get(program);
            return there != null && isOf(there, revisions) ? there : learn(program, revisions);
        });
    }

    private Offers learn(ProgramId program, Revisions revisions) {
        Offers offers = Offers.of(revisions);
        known.put(program, offers);
        return offers;
    }

    private static boolean isOf(Offers offers, Revisions revisions) {
        return offers.revisions().latest().number() == revisions.latest().number();
    }

    /** What an entry may be the first to count for. */
    private static Set<Counted> counted(Offers offers, AccountState before, List<Movement> movements) {
        Set<Counted> counted = new LinkedHashSet<>();
        for (Movement movement : movements) {
            switch (movement) {
                case Movement.LotOpened m -> add(counted, offers, m.wallet(), m.terms());
                case Movement.LotRestored m ->
                    add(counted, offers, m.wallet(), m.draw().terms());
                case Movement.LotRevived m ->
                    add(counted, offers, m.wallet(), m.draw().terms());
                case Movement.RebateAgreed m -> counted.addAll(everything(offers, before, m));
                default -> {}
            }
        }
        return counted;
    }

    private static void add(Set<Counted> counted, Offers offers, WalletId wallet, LotTerms terms) {
        offers.measuredBy(wallet)
                .forEach(rebate -> days(offers, wallet)
                        .day(terms)
                        .ifPresent(day ->
                                counted.add(new Counted(rebate, rebate.per().of(day)))));
    }

    /** All that is in the wallet may count by an agreement. */
    private static List<Counted> everything(Offers offers, AccountState state, Movement.RebateAgreed agreed) {
        List<Counted> all = new ArrayList<>();
        offers.all().stream()
                .filter(rebate -> rebate.id().equals(agreed.rebate()))
                .forEach(rebate -> days(offers, rebate.measure())
                        .of(state.wallet(rebate.measure()))
                        .keySet()
                        .forEach(day -> all.add(new Counted(rebate, rebate.per().of(day)))));
        return all;
    }

    private static EarnedDays days(Offers offers, WalletId measure) {
        Program latest = offers.revisions().latest().program();
        return new EarnedDays(latest.lots(measure).orElseThrow(), latest.place().zone());
    }

    private static Optional<Movement> begin(Offers offers, AccountState after, Counted counted, Instant now) {
        Optional<Terms> offered =
                offers.of(counted.rebate, counted.period, now).map(terms -> new Terms(terms, counted.period));
        Optional<Rebate> running = Optional.ofNullable(after.rebates().running().get(counted.ref()));
        if (running.isPresent()) {
            return offered.filter(terms -> terms.mayChange(running.get(), now))
                    .flatMap(terms -> counted(running.get(), terms, after, now));
        }
        return offered.filter(terms -> terms.mayBegin(now))
                .flatMap(terms -> terms.of(after))
                .map(terms -> new Movement.RebateBegun(counted.ref(), terms));
    }

    /** Only what counts changes with an agreement; one for a later time takes nothing from a period that is over. */
    private static Optional<Movement> counted(Rebate running, Terms offered, AccountState after, Instant now) {
        RebateTerms terms = running.terms();
        Optional<RebateTerms.Counts> agreed = offered.of(after).map(RebateTerms::counts);
        RebateTerms.Counts kept = offered.isOver(now) ? terms.counts() : offered.nothing();
        RebateTerms.Counts counts = agreed.orElse(kept);
        return counts.equals(terms.counts())
                ? Optional.empty()
                : Optional.of(new Movement.RebateBegun(
                        running.ref(), new RebateTerms(terms.revision(), counts, terms.steps(), terms.pays())));
    }
}
