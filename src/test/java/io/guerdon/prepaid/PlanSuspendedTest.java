package io.guerdon.prepaid;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Desk;
import io.guerdon.ledger.Following;
import io.guerdon.ledger.InMemoryLedger;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.Suspending;
import io.guerdon.ledger.TestClock;
import io.guerdon.payment.Charge;
import io.guerdon.payment.Told;
import io.guerdon.prepaid.ClosePlan.By;
import io.guerdon.prepaid.PrepaidPlans.Preview;
import io.guerdon.program.ExpiryPolicy;
import io.guerdon.program.Merchant;
import io.guerdon.program.PrepaidPlanSettings;
import io.guerdon.program.PrepaidPlanSettings.Amount;
import io.guerdon.program.PrepaidPlanSettings.Every;
import io.guerdon.program.PrepaidPlanSettings.First;
import io.guerdon.program.PrepaidPlanSettings.Instalments;
import io.guerdon.program.PrepaidPlanSettings.Late;
import io.guerdon.program.PrepaidPlanSettings.Timetable;
import io.guerdon.program.PrepaidPlanSettings.Vesting;
import io.guerdon.program.Program;
import io.guerdon.program.StoredValueSettings.Step;
import io.guerdon.unit.DefinitionId;
import io.guerdon.unit.Rounding;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What becomes of plans whose money goes to a merchant that is suspended. */
class PlanSuspendedTest {
    private static final ChainId ANN = PlanShop.chain("mem_ann");
    private static final Instant START = Instant.parse("2027-01-31T12:00:00Z");
    private static final PrepaidPlanSettings FOUR = new PrepaidPlanSettings(
            new DefinitionId("four"),
            PlanShop.STORED,
            new Amount(4, 4_000, Set.of()),
            new PrepaidPlanSettings.Bonus(List.of(), Rounding.DOWN, Optional.empty()),
            new Timetable(4, new Every(1, Every.Unit.MONTH), First.AT_ONCE),
            new Instalments(Vesting.BY_PART, new Late(5, 7, 40), 0, 1));
    private static final Program PROGRAM = PlanShop.program(ZoneOffset.UTC, new ExpiryPolicy.Never(), FOUR);
    private static final Program SUSPENDED = suspended(PROGRAM);

    private final Suspending suspending = new Suspending(PlanShop.CAFE.merchant());
    private final Desk desk = new Desk(START, _ -> {}, suspending, Following.NOTHING);

    private static Program suspended(Program program) {
        return standing(program, Merchant.Standing.SUSPENDED);
    }

    private static Program standing(Program program, Merchant.Standing standing) {
        List<Merchant> merchants = program.merchants().stream()
                .map(merchant -> new Merchant(
                        merchant.id(),
                        merchant.issuing(),
                        merchant.redeemRate(),
                        Optional.of(standing),
                        merchant.clearing()))
                .toList();
        return new Program(program.id(), 2, program.place(), program.policies(), merchants, program.catalogue());
    }

    private ArrangementId agreed() {
        desk.submit(new AgreeDecision(PROGRAM, FOUR, PlanShop.agree(FOUR, 400, ""), PlanShop.call(ANN, "agree")));
        desk.tick(ANN);
        return ArrangementId.of(Plan.KIND, ANN, 1);
    }

    /** Day by day, as due work looks at it. */
    private void until(String day) {
        Instant end = Instant.parse(day + "T12:00:00Z");
        while (desk.now().isBefore(end)) {
            desk.advance(Duration.ofDays(1));
            desk.tick(ANN);
        }
    }

    /** How it stands, what is owed in fees, and what is asked for. */
    private String stands(ArrangementId plan) {
        InstalmentPlan found = (InstalmentPlan) PlanSoFar.read(desk.history(), desk.written(ANN), plan)
                .orElseThrow()
                .plan();
        long asked = desk.written(ANN).arrangements().values().stream()
                .filter(Charge.class::isInstance)
                .mapToLong(each -> ((Charge) each).amount().minor())
                .sum();
        return found.phase() + " " + found.progress().money().feesOwed() + " " + asked;
    }

    @Test
    void nobodyIsLateOrAskedWhileNothingCanBePaid() {
        ArrangementId plan = agreed();
        assertThat(stands(plan)).isEqualTo("RUNNING 0 100");
        suspending.between(Instant.parse("2027-02-01T00:00:00Z"), Instant.parse("2027-05-01T00:00:00Z"));

        until("2027-04-30");
        assertThat(stands(plan)).as("four parts have come, and three months").isEqualTo("RUNNING 0 100");
        until("2027-05-02");
        assertThat(stands(plan)).as("due anew, and asked for").isEqualTo("RUNNING 0 400");
        until("2027-05-06");
        assertThat(stands(plan)).as("in their grace").isEqualTo("RUNNING 0 400");
        until("2027-05-08");
        assertThat(stands(plan)).as("late").isEqualTo("RUNNING 28 428");
        until("2027-06-12");
        assertThat(stands(plan)).startsWith("LAPSED");
        desk.verify(ANN);
    }

    @Test
    void aPartThatWasDueWhileItCouldNotBePaidIsDueAnewThoughItCouldInTheEnd() {
        ArrangementId plan = agreed();
        suspending.between(Instant.parse("2027-01-31T00:00:00Z"), Instant.parse("2027-02-05T20:00:00Z"));

        until("2027-02-07");
        assertThat(stands(plan)).isEqualTo("RUNNING 0 100");
        until("2027-02-13");
        assertThat(stands(plan)).isEqualTo("RUNNING 7 107");
    }

    @Test
    void whatIsPaidOutsideIsRecordedAndNothingMoreIsAskedFor() {
        ArrangementId plan = agreed();
        suspending.between(Instant.parse("2027-02-01T00:00:00Z"), Instant.parse("2027-05-01T00:00:00Z"));
        until("2027-04-30");

        done(Told.confirmed(SUSPENDED, asked(), "psp-1", PlanShop.call(ANN, "confirm")));

        assertThat(has()).isEqualTo(100);
        assertThat(stands(plan)).isEqualTo("RUNNING 0 0");
        until("2027-05-02");
        assertThat(stands(plan)).as("due anew, and asked for").isEqualTo("RUNNING 0 300");
        desk.verify(ANN);
    }

    @Test
    void whatGoesBackIsAskedForAgainOnceTheMerchantIsBack() {
        ArrangementId plan = agreed();
        ArrangementId charge = asked();
        done(Told.confirmed(PROGRAM, charge, "psp-1", PlanShop.call(ANN, "confirm")));
        done(new PayDecision(PROGRAM, PlanShop.pay(plan, 100, "R-1"), PlanShop.call(ANN, "pay")));
        suspending.between(Instant.parse("2027-02-01T00:00:00Z"), Instant.parse("2027-02-20T00:00:00Z"));
        until("2027-02-02");

        done(Told.refunded(SUSPENDED, charge, 40, PlanShop.call(ANN, "back-1")));
        done(new PaymentRefundDecision(
                SUSPENDED, PlanShop.refund(plan, 2, Optional.of(30L)), PlanShop.call(ANN, "back-2")));

        assertThat(has()).isEqualTo(130);
        assertThat(stands(plan)).isEqualTo("RUNNING 0 0");
        until("2027-03-01");
        assertThat(stands(plan)).as("with the second part").isEqualTo("RUNNING 0 70");
        desk.verify(ANN);
    }

    private void done(Operation<?> operation) {
        assertThat(PlanShop.refusal(desk.submit(operation))).isEmpty();
        desk.tick(ANN);
    }

    private ArrangementId asked() {
        return desk.written(ANN).arrangements().entrySet().stream()
                .filter(each -> each.getValue() instanceof Charge)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private long has() {
        return desk.written(ANN).wallet(PlanShop.CASH).available();
    }

    @Test
    void noBonusIsAgreedThatNobodyFunds() {
        PrepaidPlanSettings generous = new PrepaidPlanSettings(
                FOUR.id(),
                FOUR.storedValue(),
                FOUR.amount(),
                new PrepaidPlanSettings.Bonus(
                        List.of(new Step(200, Optional.of(20L), Optional.empty())), Rounding.DOWN, Optional.empty()),
                FOUR.timetable(),
                FOUR.way());
        Program issuing = PlanShop.program(ZoneOffset.UTC, new ExpiryPolicy.Never(), generous);
        Program not = standing(issuing, Merchant.Standing.NOT_ISSUING);

        assertThat(agrees(not, generous, 200)).isEqualTo("merchant-does-not-issue");
        assertThat(agrees(not, generous, 199)).isEmpty();
        assertThat(agrees(issuing, generous, 200)).isEmpty();
    }

    private String agrees(Program program, PrepaidPlanSettings settings, long amount) {
        AgreePlan plan = PlanShop.agree(settings, amount, "");
        return PlanShop.refusal(desk.submit(
                new AgreeDecision(program, settings, plan, PlanShop.call(ANN, program.revision() + "-" + amount))));
    }

    @Test
    void nothingIsPaidInThereAndWhatWasGoesBack() {
        try (InMemoryLedger in = new InMemoryLedger(new TestClock(START))) {
            PrepaidPlans plans =
                    new PrepaidPlans(in.ledger(), in.accounts(), in.stores().journal());
            Outcome agreed = plans.agree(PROGRAM, PlanShop.agree(FOUR, 400, ""), PlanShop.call(ANN, "agree"));
            ArrangementId plan = ArrangementId.of(
                    Plan.KIND, ANN, ((Outcome.Committed) agreed).entry().seq());
            Outcome first = plans.pay(PROGRAM, PlanShop.pay(plan, 100, "R-1"), PlanShop.call(ANN, "p1"));

            assertThat(PlanShop.refusal(plans.pay(SUSPENDED, PlanShop.pay(plan, 100, "R-2"), PlanShop.call(ANN, "p2"))))
                    .isEqualTo("merchant-suspended");
            assertThat(plans.preview(
                            SUSPENDED,
                            PlanShop.pay(plan, 100, "R-2"),
                            ANN,
                            PlanShop.call(ANN, "x").actor()))
                    .isInstanceOf(Preview.Refused.class);
            assertThat(plans.pay(SUSPENDED, PlanShop.pay(plan, 100, "R-1"), PlanShop.call(ANN, "p1")))
                    .as("a repeat has its first answer")
                    .isEqualTo(new Outcome.Replayed(((Outcome.Committed) first).entry()));
            assertThat(PlanShop.refusal(plans.refund(
                            SUSPENDED, PlanShop.refund(plan, 1, Optional.of(50L)), PlanShop.call(ANN, "back"))))
                    .isEmpty();
            assertThat(PlanShop.refusal(plans.close(PlanShop.close(plan, By.MEMBER), PlanShop.call(ANN, "close"))))
                    .isEmpty();
        }
    }
}
