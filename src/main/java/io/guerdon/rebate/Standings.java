package io.guerdon.rebate;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.History;
import io.guerdon.ledger.LotTerms;
import io.guerdon.ledger.Movement.RebateSettled;
import io.guerdon.ledger.Rebate;
import io.guerdon.ledger.RebateRef;
import io.guerdon.ledger.RebateTerms;
import io.guerdon.program.CalendarPeriod.Span;
import io.guerdon.program.Program;
import io.guerdon.program.RebateSettings;
import io.guerdon.rebate.RebateStanding.Period;
import io.guerdon.rebate.RebateStanding.Settlement;
import io.guerdon.tier.EarnedDays;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where an account stands with its rebates at an instant. */
record Standings(Offers offers, AccountState state, Instant now) {

    List<RebateStanding> all(History history) {
        return offers.all().stream()
                .map(rebate -> standing(rebate, history))
                .filter(Standings::saysAnything)
                .toList();
    }

    private static boolean saysAnything(RebateStanding standing) {
        return standing.current().isPresent()
                || standing.agreement().isPresent()
                || !standing.earlier().isEmpty()
                || !standing.settlements().isEmpty();
    }

    private RebateStanding standing(RebateSettings rebate, History history) {
        Span today = rebate.per().of(LocalDate.ofInstant(now, latest().place().zone()));
        List<Period> earlier = state.rebates().running().values().stream()
                .filter(running -> running.ref().rebate().equals(rebate.id())
                        && !running.ref().period().equals(today.name()))
                .map(running -> period(running))
                .sorted((one, other) -> other.first().compareTo(one.first()))
                .toList();
        return new RebateStanding(
                rebate.id(),
                Optional.ofNullable(state.rebates().agreements().get(rebate.id())),
                current(rebate, today),
                earlier,
                settlements(rebate, history));
    }

    /** Where nothing was bought yet it has not begun, and is shown all the same. */
    private Optional<Period> current(RebateSettings rebate, Span today) {
        RebateRef ref = new RebateRef(rebate.id(), today.name());
        Optional<Rebate> running = Optional.ofNullable(state.rebates().running().get(ref));
        return running.map(this::period)
                .or(() -> offers.of(rebate, today, now)
                        .flatMap(offered -> new Terms(offered, today).of(state))
                        .map(terms -> period(today.name(), terms, 0, 0)));
    }

    private Period period(Rebate running) {
        return period(running.ref().period(), running.terms(), running.volume(), running.settled());
    }

    private Period period(String name, RebateTerms terms, long volume, long settled) {
        RebateTerms.Counts counts = terms.counts();
        LocalDate first = day(counts.measure(), terms, counts.from());
        LocalDate last = day(counts.measure(), terms, counts.before()).minusDays(1);
        return new Period(name, first, last, terms, volume, settled);
    }

    private LocalDate day(WalletId measure, RebateTerms terms, Instant expiry) {
        LotTerms lot = terms.pays().lots().expiring(expiry);
        return new EarnedDays(
                        latest().lots(measure).orElseThrow(), latest().place().zone())
                .day(lot)
                .orElseThrow();
    }

    private List<Settlement> settlements(RebateSettings rebate, History history) {
        return history.byRef(state.chain(), RebateRef.all(rebate.id())).reversed().stream()
                .flatMap(Standings::settlement)
                .toList();
    }

    private static Stream<Settlement> settlement(Entry entry) {
        return entry.movements().stream()
                .filter(RebateSettled.class::isInstance)
                .map(RebateSettled.class::cast)
                .map(m -> new Settlement(entry.id(), m.ref().period(), m.volume(), m.amount(), entry.recordedAt()));
    }

    private Program latest() {
        return offers.revisions().latest().program();
    }
}
