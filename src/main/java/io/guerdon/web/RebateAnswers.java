package io.guerdon.web;

import io.guerdon.ledger.Agreement;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.LotTerms;
import io.guerdon.ledger.Movement.RebateAgreed;
import io.guerdon.rebate.RebateStanding;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.VolumeSteps.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What questions about rebates are answered with; days and times are in the program's zone. */
final class RebateAnswers {
    private RebateAnswers() {}

    /** Somebody was signed up. */
    record Agreed(Stamp entry, String rebate, AgreementView agreement, Map<String, Totals> balances) {
        static Agreed of(Entry entry, ZoneId zone) {
            RebateAgreed agreed = entry.movements().stream()
                    .filter(RebateAgreed.class::isInstance)
                    .map(RebateAgreed.class::cast)
                    .findFirst()
                    .orElseThrow();
            return new Agreed(
                    Stamp.of(entry),
                    agreed.rebate().value(),
                    AgreementView.of(agreed.agreement(), zone),
                    Totals.of(entry.after()));
        }
    }

    /**
     * That a member was signed up.
     *
     * @param through last day; null where it does not end
     */
    record AgreementView(LocalDate from, @Nullable LocalDate through) {
        static AgreementView of(Agreement agreed, ZoneId zone) {
            LocalDate through = agreed.until().equals(LotTerms.NEVER)
                    ? null
                    : LocalDate.ofInstant(agreed.until(), zone).minusDays(1);
            return new AgreementView(LocalDate.ofInstant(agreed.from(), zone), through);
        }
    }

    /** Where a member stands. */
    record Standings(String member, List<RebateView> rebates) {
        static Standings of(MemberId member, List<RebateStanding> standings, ZoneId zone) {
            return new Standings(
                    member.value(),
                    standings.stream()
                            .map(standing -> RebateView.of(standing, zone))
                            .toList());
        }
    }

    /**
     * Where a member stands with a rebate.
     *
     * @param agreement that the member was signed up; null where that is not so
     * @param current the period that lasts; null where the member does not have the rebate now
     * @param earlier periods that are over and still change with returns and late sales, the latest first
     * @param settlements everything that was settled, the latest first
     */
    record RebateView(
            String rebate,
            @Nullable AgreementView agreement,
            @Nullable PeriodView current,
            List<PeriodView> earlier,
            List<RebateSettlementView> settlements) {
        static RebateView of(RebateStanding standing, ZoneId zone) {
            return new RebateView(
                    standing.rebate().value(),
                    standing.agreement()
                            .map(agreed -> AgreementView.of(agreed, zone))
                            .orElse(null),
                    standing.current()
                            .map(period -> PeriodView.of(period, zone))
                            .orElse(null),
                    standing.earlier().stream()
                            .map(period -> PeriodView.of(period, zone))
                            .toList(),
                    standing.settlements().stream()
                            .map(RebateSettlementView::of)
                            .toList());
        }
    }

    /**
     * A period.
     *
     * @param period its name
     * @param from first day that counts
     * @param through last day that counts
     * @param measure the wallet whose units are the volume
     * @param volume what counts so far
     * @param step the one that is reached; null for none
     * @param next the one above it; null where there is none
     * @param unit the wallet it is paid into
     * @param accrued what the volume comes to
     * @param settled what of it was settled; it follows what accrues from {@code settlesAt} on
     */
    record PeriodView(
            String period,
            LocalDate from,
            LocalDate through,
            String measure,
            long volume,
            @Nullable StepView step,
            @Nullable NextView next,
            String unit,
            long accrued,
            long settled,
            OffsetDateTime settlesAt) {
        static PeriodView of(RebateStanding.Period period, ZoneId zone) {
            return new PeriodView(
                    period.name(),
                    period.first(),
                    period.last(),
                    period.terms().counts().measure().value(),
                    period.volume(),
                    period.step().map(StepView::of).orElse(null),
                    period.next()
                            .map(step -> NextView.of(step, period.volume(), period.last()))
                            .orElse(null),
                    period.terms().pays().wallet().value(),
                    period.accrued(),
                    period.settled(),
                    period.terms().pays().settlesAt().atZone(zone).toOffsetDateTime());
        }
    }

    /** A step that is reached. */
    record StepView(long from, long basisPoints) {
        static StepView of(Step step) {
            return new StepView(step.from(), step.basisPoints());
        }
    }

    /**
     * A step that is not.
     *
     * @param by last day
     */
    record NextView(long from, long basisPoints, long missing, LocalDate by) {
        static NextView of(Step step, long volume, LocalDate by) {
            return new NextView(step.from(), step.basisPoints(), step.from() - volume, by);
        }
    }

    /**
     * An entry that settled a period.
     *
     * @param volume it was settled at
     * @param amount what that comes to more than was settled before, or less
     */
    record RebateSettlementView(String entry, String period, long volume, long amount, Instant recordedAt) {
        static RebateSettlementView of(RebateStanding.Settlement settlement) {
            return new RebateSettlementView(
                    settlement.entry().toString(),
                    settlement.period(),
                    settlement.volume(),
                    settlement.amount(),
                    settlement.at());
        }
    }
}
