package io.guerdon.mongo;

import io.guerdon.ledger.Arrangement;
import io.guerdon.ledger.LotId;
import io.guerdon.prepaid.InstalmentPlan;
import io.guerdon.prepaid.InstalmentPlan.Validity;
import io.guerdon.prepaid.Plan;
import io.guerdon.prepaid.Progress;
import io.guerdon.prepaid.Progress.Paid;
import io.guerdon.prepaid.Progress.PlanPayment;
import io.guerdon.prepaid.Progress.Reopened;
import io.guerdon.prepaid.Progress.Steps;
import io.guerdon.prepaid.Progress.Vested;
import io.guerdon.prepaid.ReleasePlan;
import io.guerdon.prepaid.SentPlan;
import io.guerdon.program.OwedPolicy;
import io.guerdon.program.PrepaidPlanSettings.Instalments;
import io.guerdon.program.PrepaidPlanSettings.Late;
import io.guerdon.program.PrepaidPlanSettings.Vesting;
import io.guerdon.program.ProgramJson;
import java.util.List;

/** The stored form of prepaid plans. */
final class PlanShapes {
    static final List<Shape<? extends Arrangement>> ALL = List.of(
            new Shape<>("release-plan", ReleasePlan.class, PlanShapes::release, PlanShapes::release),
            new Shape<>("instalment-plan", InstalmentPlan.class, PlanShapes::instalments, PlanShapes::instalments),
            new Shape<>("sent-plan", SentPlan.class, SentPlanShape::write, SentPlanShape::read));

    private PlanShapes() {}

    private static void release(BsonOut out, ReleasePlan plan) {
        out.part("terms", plan.terms(), PlanParts::terms)
                .number("closingFee", plan.closingFee())
                .number("seq", plan.seq())
                .part("ending", plan.ending(), PlanShapes::ending);
    }

    private static ReleasePlan release(Fields in) {
        return new ReleasePlan(
                PlanParts.terms(in.part("terms")),
                in.number("closingFee"),
                in.number("seq"),
                ending(in.part("ending")));
    }

    private static void ending(BsonOut out, ReleasePlan.Ending ending) {
        out.text("phase", ending.phase().name())
                .time("at", ending.at())
                .number("refunded", ending.refunded())
                .number("fee", ending.fee())
                .number("dropped", ending.dropped());
    }

    private static ReleasePlan.Ending ending(Fields in) {
        return new ReleasePlan.Ending(
                phase(in), in.time("at"), in.number("refunded"), in.number("fee"), in.number("dropped"));
    }

    private static Plan.Phase phase(Fields in) {
        return Plan.Phase.valueOf(in.text("phase"));
    }

    private static void instalments(BsonOut out, InstalmentPlan plan) {
        out.part("terms", plan.terms(), PlanParts::terms)
                .part("way", plan.way(), PlanShapes::way)
                .text("principalExpiry", ProgramJson.write(plan.validity().principal()))
                .text("bonusExpiry", ProgramJson.write(plan.validity().bonus()))
                .text("whenSpent", plan.validity().whenSpent().name())
                .part("progress", plan.progress(), PlanShapes::progress);
    }

    private static InstalmentPlan instalments(Fields in) {
        return new InstalmentPlan(
                PlanParts.terms(in.part("terms")),
                way(in.part("way")),
                new Validity(
                        ProgramJson.expiry(in.text("principalExpiry")),
                        ProgramJson.expiry(in.text("bonusExpiry")),
                        whenSpent(in)),
                progress(in.part("progress")));
    }

    /** Plans of before it was kept pay nothing back whose bonus was spent. */
    private static OwedPolicy whenSpent(Fields in) {
        return in.has("whenSpent") ? OwedPolicy.valueOf(in.text("whenSpent")) : OwedPolicy.REFUSE;
    }

    private static void way(BsonOut out, Instalments way) {
        out.text("vesting", way.vesting().name())
                .number("graceDays", way.late().graceDays())
                .number("lateFee", way.late().fee())
                .number("lapsesAfterDays", way.late().lapsesAfterDays())
                .number("chargedDaysBefore", way.chargedDaysBefore())
                .number("leastPayment", way.leastPayment());
    }

    private static Instalments way(Fields in) {
        Late late = new Late(
                PlanParts.whole(in, "graceDays"), in.number("lateFee"), PlanParts.whole(in, "lapsesAfterDays"));
        return new Instalments(
                Vesting.valueOf(in.text("vesting")),
                late,
                PlanParts.whole(in, "chargedDaysBefore"),
                in.number("leastPayment"));
    }

    private static void progress(BsonOut out, Progress progress) {
        out.text("phase", progress.phase().name())
                .number("credited", progress.money().credited())
                .number("fees", progress.money().fees())
                .number("refunded", progress.money().refunded())
                .number("feesOwed", progress.money().feesOwed())
                .number("vested", progress.bonus().vested())
                .number("dropped", progress.bonus().dropped())
                .number("runOut", progress.bonus().runOut())
                .list("bonusLots", progress.bonus().lots(), PlanShapes::lot)
                .number("charges", progress.steps().charges())
                .number("charged", progress.steps().charged())
                .number("late", progress.steps().late())
                .time("since", progress.steps().since())
                .exactList("reopened", progress.steps().reopened(), PlanShapes::reopened)
                .list("payments", progress.payments(), PlanShapes::payment);
    }

    private static Progress progress(Fields in) {
        return new Progress(
                phase(in),
                new Paid(in.number("credited"), in.number("fees"), in.number("refunded"), in.number("feesOwed")),
                new Vested(
                        in.number("vested"),
                        in.number("dropped"),
                        in.number("runOut"),
                        in.list("bonusLots", PlanShapes::lot)),
                new Steps(
                        PlanParts.whole(in, "charges"),
                        PlanParts.whole(in, "charged"),
                        PlanParts.whole(in, "late"),
                        in.time("since"),
                        reopenedSteps(in)),
                in.list("payments", PlanShapes::payment));
    }

    private static void reopened(BsonOut out, Reopened reopened) {
        out.number("through", reopened.through()).time("since", reopened.since());
    }

    /** Before each part had a time of its own, all that was open was due from the last refund on. */
    private static List<Reopened> reopenedSteps(Fields in) {
        return in.has("reopened")
                ? in.list("reopened", part -> new Reopened(PlanParts.whole(part, "through"), part.time("since")))
                : List.of(new Reopened(Integer.MAX_VALUE, in.time("since")));
    }

    static void lot(BsonOut out, LotId lot) {
        out.number("seq", lot.seq()).number("index", lot.index());
    }

    static LotId lot(Fields in) {
        return new LotId(in.number("seq"), PlanParts.whole(in, "index"));
    }

    private static void payment(BsonOut out, PlanPayment payment) {
        out.number("number", payment.number());
        lot(out, payment.lot());
        out.number("credited", payment.credited())
                .number("fee", payment.fee())
                .number("refunded", payment.refunded())
                .text("charge", payment.charge());
    }

    private static PlanPayment payment(Fields in) {
        return new PlanPayment(
                PlanParts.whole(in, "number"),
                lot(in),
                in.number("credited"),
                in.number("fee"),
                in.number("refunded"),
                in.text("charge"));
    }
}
