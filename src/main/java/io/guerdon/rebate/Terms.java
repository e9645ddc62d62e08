package io.guerdon.rebate;

import io.guerdon.earning.LotFactory;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Agreement;
import io.guerdon.ledger.Rebate;
import io.guerdon.ledger.RebateTerms;
import io.guerdon.ledger.RebateTerms.Counts;
import io.guerdon.ledger.RebateTerms.Missing;
import io.guerdon.ledger.RebateTerms.Pays;
import io.guerdon.program.CalendarPeriod.Span;
import io.guerdon.program.LotDates;
import io.guerdon.program.LotPolicy;
import io.guerdon.program.OwedPolicy;
import io.guerdon.program.Program;
import io.guerdon.program.RebateSettings;
import io.guerdon.program.RebateSettings.Members;
import io.guerdon.rebate.Offers.Offered;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** Puts what was offered for a period, and what a member agreed to, into terms that can be settled without either. */
record Terms(Offered offered, Span period) {

    /** What a member has; empty for none. */
    Optional<RebateTerms> of(AccountState state) {
        RebateSettings rebate = offered.rebate();
        if (rebate.members() == Members.ALL) {
            return within(offered.counts(), period.last());
        }
        return Optional.ofNullable(state.rebates().agreements().get(rebate.id()))
                .flatMap(agreed -> within(later(offered.counts(), day(agreed.from())), end(agreed)));
    }

    /**
     * Whether the period may begin. Once the first day that anybody may have it for has expired it may have been closed, whatever
     * days a member has it for now, so it is not begun again.
     */
    boolean mayBegin(Instant now) {
        LocalDate first = later(offered.counts(), period.first());
        return expiry(offered.rebate().measure(), first).isAfter(now);
    }

    /** Whether what counts for one that runs may change: until it is settled, and if this is the rebate it began as. */
    boolean mayChange(Rebate running, Instant now) {
        RebateTerms terms = running.terms();
        return terms.pays().settlesAt().isAfter(now)
                && terms.counts().measure().equals(offered.rebate().measure());
    }

    /** Whether the period has ended. */
    boolean isOver(Instant now) {
        return !begins(period.last().plusDays(1)).isAfter(now);
    }

    private LocalDate end(Agreement agreed) {
        boolean open = !agreed.until().isBefore(begins(period.last().plusDays(1)));
        return open ? period.last() : day(agreed.until()).minusDays(1);
    }

    private Optional<RebateTerms> within(LocalDate from, LocalDate last) {
        LocalDate first = later(from, period.first());
        return first.isAfter(last) ? Optional.empty() : Optional.of(terms(counts(first, last)));
    }

    /** What counts nothing. */
    Counts nothing() {
        Counts one = counts(period.first(), period.first());
        return new Counts(one.measure(), one.from(), one.from());
    }

    private Counts counts(LocalDate first, LocalDate last) {
        WalletId measure = offered.rebate().measure();
        return new Counts(measure, expiry(measure, first), expiry(measure, last.plusDays(1)));
    }

    /** When a lot expires that was earned on a day. */
    private Instant expiry(WalletId measure, LocalDate day) {
        return LotDates.expiry(lots(measure), zone(), begins(day));
    }

    private RebateTerms terms(Counts counts) {
        RebateSettings rebate = offered.rebate();
        return new RebateTerms(offered.program().revision(), counts, rebate.volume(), pays(rebate));
    }

    private Pays pays(RebateSettings rebate) {
        WalletId wallet = rebate.pays().wallet();
        LocalDate day = period.last().plusDays(1L + rebate.pays().afterDays());
        Instant settlesAt = begins(day);
        LotFactory lots =
                new LotFactory(offered.program(), rebate.pays().issuer().orElse(MerchantId.HOUSE));
        return new Pays(
                wallet,
                settlesAt,
                lots.terms(wallet, settlesAt),
                lots.maturity(wallet, settlesAt),
                lots(wallet).owed() == OwedPolicy.OWE ? Missing.OWED : Missing.WRITTEN_OFF);
    }

    private LotPolicy lots(WalletId wallet) {
        Program program = offered.program();
        return program.lots(wallet).orElseThrow(() -> new IllegalStateException("there is no wallet " + wallet));
    }

    private Instant begins(LocalDate day) {
        return day.atStartOfDay(zone()).toInstant();
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone());
    }

    private ZoneId zone() {
        return offered.program().place().zone();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
