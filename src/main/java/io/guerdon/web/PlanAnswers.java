package io.guerdon.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Balances;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Fold;
import io.guerdon.ledger.Subject;
import io.guerdon.prepaid.Figures;
import io.guerdon.prepaid.InstalmentPlan;
import io.guerdon.prepaid.Part;
import io.guerdon.prepaid.Plan;
import io.guerdon.prepaid.PlanMoved;
import io.guerdon.prepaid.PlanPaid;
import io.guerdon.prepaid.PlanRefunded;
import io.guerdon.prepaid.PlanStanding;
import io.guerdon.prepaid.PrepaidPlans;
import io.guerdon.prepaid.Progress.PlanPayment;
import io.guerdon.web.EarnAnswers.Earned;
import io.guerdon.web.SpendAnswers.Value;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is answered about prepaid plans. Amounts are in minor units of the program's currency. */
final class PlanAnswers {
    private PlanAnswers() {}

    private static PlanStanding standing(Draft draft) {
        Subject subject = draft.subject().orElseThrow();
        return switch (subject) {
            case PlanStanding standing -> standing;
            case PlanPaid paid -> paid.standing();
            case PlanRefunded refunded -> refunded.standing();
            case PlanMoved moved -> moved.standing();
            default -> throw new IllegalStateException("not about a plan: " + subject);
        };
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /**
     * A plan that was agreed.
     *
     * @param loaded what was credited, and from when it can be spent; none where it is paid part by part
     */
    record PlanAgreedTold(Stamp entry, PlanStateTold plan, List<Earned> loaded, Map<String, Totals> balances) {
        static PlanAgreedTold of(Entry entry, ZoneId zone) {
            return new PlanAgreedTold(
                    Stamp.of(entry),
                    PlanStateTold.of(standing(entry.draft())),
                    Earned.in(entry, zone),
                    Totals.of(entry.after()));
        }
    }

    /**
     * Money that was paid for a plan.
     *
     * @param payment its number
     * @param loaded what was credited for it
     */
    record PlanPaidTold(
            Stamp entry,
            PlanStateTold plan,
            int payment,
            Value value,
            List<Earned> loaded,
            Map<String, Totals> balances) {
        static PlanPaidTold of(Entry entry, ZoneId zone) {
            PlanPaid paid = EarnAnswers.subject(entry, PlanPaid.class);
            return new PlanPaidTold(
                    Stamp.of(entry),
                    PlanStateTold.of(paid.standing()),
                    paid.payment(),
                    Value.of(paid.paid().amount()),
                    Earned.in(entry, zone),
                    Totals.of(entry.after()));
        }
    }

    /** A payment that was paid back, and the bonus taken back with it. */
    record PlanRefundTold(
            Stamp entry, PlanStateTold plan, int payment, long paidBack, long bonusBack, Map<String, Totals> balances) {
        static PlanRefundTold of(Entry entry, ZoneId zone) {
            PlanRefunded refunded = EarnAnswers.subject(entry, PlanRefunded.class);
            return new PlanRefundTold(
                    Stamp.of(entry),
                    PlanStateTold.of(refunded.standing()),
                    refunded.payment(),
                    refunded.amount(),
                    refunded.bonus(),
                    Totals.of(entry.after()));
        }
    }

    /** A plan after something was done about it. */
    record PlanTold(Stamp entry, PlanStateTold plan, Map<String, Totals> balances) {
        static PlanTold of(Entry entry, ZoneId zone) {
            return new PlanTold(Stamp.of(entry), PlanStateTold.of(standing(entry.draft())), Totals.of(entry.after()));
        }
    }

    /** A plan that went to another member. */
    record PlanTransferred(Stamp entry, PlanStateTold plan, String transfer, String to, Map<String, Totals> balances) {
        static PlanTransferred of(Entry entry, ZoneId zone) {
            PlanMoved moved = EarnAnswers.subject(entry, PlanMoved.class);
            return new PlanTransferred(
                    Stamp.of(entry),
                    PlanStateTold.of(moved.standing()),
                    moved.transfer().value(),
                    moved.other().owner().value(),
                    Totals.of(entry.after()));
        }
    }

    /** What something would come to; plan and balances are those after it. */
    record PlanPreview(PlanStateTold plan, List<Earned> loaded, Map<String, Totals> balances) {
        static PlanPreview of(Draft draft, AccountState before, ZoneId zone) {
            return new PlanPreview(
                    PlanStateTold.of(standing(draft)),
                    Earned.in(draft.movements(), zone),
                    Totals.of(Balances.of(Fold.apply(before, draft.movements()))));
        }
    }

    /** How a plan stands: {@code running}, {@code completed}, {@code closed}, {@code lapsed} or {@code transferred}. */
    record PlanStateTold(String plan, String definition, String storedValue, String phase, FiguresTold figures) {
        static PlanStateTold of(PlanStanding standing) {
            return new PlanStateTold(
                    standing.plan().value(),
                    standing.definition().value(),
                    standing.storedValue().value(),
                    word(standing.phase()),
                    FiguresTold.of(standing.figures()));
        }
    }

    /**
     * What became of a plan: {@code paid} is what was released, is unreleased, was refunded and was a fee; {@code bonus} is what has vested, may
     * vest and was dropped.
     */
    record FiguresTold(
            long paid,
            long released,
            long unreleased,
            long refunded,
            long fees,
            long bonus,
            long vested,
            long unvested,
            long dropped) {
        static FiguresTold of(Figures figures) {
            return new FiguresTold(
                    figures.paid(),
                    figures.released(),
                    figures.unreleased(),
                    figures.refunded(),
                    figures.fees(),
                    figures.bonus().granted(),
                    figures.bonus().vested(),
                    figures.bonus().unvested(),
                    figures.bonus().dropped());
        }
    }

    /**
     * A plan of a member.
     *
     * @param payTo the merchant who takes the money
     * @param amount all that it is about
     * @param parts its schedule
     * @param due what is to be paid now, fees included
     * @param overdue of it, what should have been paid before
     * @param payments that were made part by part
     * @param closing what closing it now would leave, if the member asked for it; null where it is over
     */
    record PrepaidPlanView(
            PlanStateTold plan,
            String payTo,
            Value amount,
            List<PlanPartView> parts,
            long due,
            long overdue,
            List<PlanPaymentView> payments,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            FiguresTold closing) {
        static PrepaidPlanView of(PrepaidPlans.Standing standing) {
            Plan plan = standing.plan().plan();
            List<Part> parts = plan.parts(standing.state(), standing.now());
            return new PrepaidPlanView(
                    PlanStateTold.of(standing.told()),
                    plan.terms().sides().seller().value(),
                    Value.of(plan.terms().sum().money()),
                    parts.stream().map(PlanPartView::of).toList(),
                    Part.due(parts) + owed(plan),
                    Part.overdue(parts) + owed(plan),
                    payments(plan),
                    standing.closing().map(FiguresTold::of).orElse(null));
        }

        private static long owed(Plan plan) {
            return instalments(plan)
                    .map(paying -> paying.progress().money().feesOwed())
                    .orElse(0L);
        }

        private static List<PlanPaymentView> payments(Plan plan) {
            return instalments(plan).stream()
                    .flatMap(paying -> paying.progress().payments().stream())
                    .map(PlanPaymentView::of)
                    .toList();
        }

        private static Optional<InstalmentPlan> instalments(Plan plan) {
            return Optional.of(plan).filter(InstalmentPlan.class::isInstance).map(InstalmentPlan.class::cast);
        }
    }

    /**
     * A part of a plan.
     *
     * @param on its day
     * @param paid of its amount
     * @param standing {@code ahead}, {@code unreleased}, {@code released}, {@code due}, {@code overdue}, {@code paid} or {@code dropped}
     */
    record PlanPartView(int part, LocalDate on, long amount, long bonus, long paid, String standing) {
        static PlanPartView of(Part part) {
            return new PlanPartView(
                    part.number(), part.on(), part.money(), part.bonus(), part.paid(), word(part.standing()));
        }
    }

    /**
     * A payment of a plan.
     *
     * @param charge that it paid; left out where it was handed in
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PlanPaymentView(
            int payment,
            long credited,
            long fee,
            long refunded,
            @Nullable String charge) {
        static PlanPaymentView of(PlanPayment paid) {
            return new PlanPaymentView(
                    paid.number(),
                    paid.credited(),
                    paid.fee(),
                    paid.refunded(),
                    paid.charge().isEmpty() ? null : paid.charge());
        }
    }
}
