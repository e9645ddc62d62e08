package io.guerdon.prepaid;

import static io.guerdon.prepaid.PlanShop.CASH;
import static io.guerdon.prepaid.PlanShop.GIFT;
import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Due;
import io.guerdon.ledger.InMemoryLedger;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.TestClock;
import io.guerdon.ledger.Verification;
import io.guerdon.payment.Charge;
import io.guerdon.payment.Charges;
import io.guerdon.payment.SettleCharge;
import io.guerdon.program.ExpiryPolicy;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two processes that do the same for a plan at once, and one that comes after them. */
class PlanRaceTest {
    private static final ChainId ANN = PlanShop.chain("mem_ann");
    private static final PrepaidPlanSettings FOUR = new PrepaidPlanSettings(
            new DefinitionId("four"),
            PlanShop.STORED,
            new Amount(4, 4_000, Set.of()),
            new PrepaidPlanSettings.Bonus(
                    List.of(new Step(1, Optional.empty(), Optional.of(1_000L))), Rounding.DOWN, Optional.empty()),
            new Timetable(4, new Every(1, Every.Unit.MONTH), First.AT_ONCE),
            new Instalments(Vesting.BY_PART, new Late(5, 0, 40), 0, 1));
    private static final Program PROGRAM = PlanShop.program(ZoneOffset.UTC, new ExpiryPolicy.Never(), FOUR);

    private final TestClock clock = new TestClock(Instant.parse("2027-01-31T12:00:00Z"));
    private final InMemoryLedger one = new InMemoryLedger(clock);
    private final InMemoryLedger two = new InMemoryLedger(one.stores(), "w2", clock);
    private final ArrangementId plan = agreed();

    private ArrangementId agreed() {
        Outcome outcome = plans(one).agree(PROGRAM, PlanShop.agree(FOUR, 400, ""), PlanShop.call(ANN, "agree"));
        return ArrangementId.of(
                Plan.KIND, ANN, ((Outcome.Committed) outcome).entry().seq());
    }

    private static PrepaidPlans plans(InMemoryLedger process) {
        return new PrepaidPlans(
                process.ledger(), process.accounts(), process.stores().journal());
    }

    @AfterEach
    void close() {
        one.close();
        two.close();
    }

    @Test
    void oneReceiptIsTakenOnceByWhomever() throws Exception {
        List<Callable<Outcome>> calls = new ArrayList<>();
        for (int call = 0; call < 32; call++) {
            PrepaidPlans plans = plans(call % 2 == 0 ? one : two);
            String key = "k" + call;
            calls.add(() -> plans.pay(PlanShop.pay(plan, 100, "R-1"), PlanShop.call(ANN, key)));
        }

        assertThat(refusals(calls))
                .containsOnlyOnce("")
                .contains("plan-receipt-already-used")
                .hasSize(32);

        assertThat(state(one).wallet(CASH).available()).isEqualTo(100);
        assertThat(state(two).wallet(GIFT).available()).isEqualTo(10);
        sound();
    }

    @Test
    void aChargeIsPaidOnceWhileMoneyIsHandedIn() throws Exception {
        AccountState before = state(one);
        ArrangementId charge = before.arrangements().entrySet().stream()
                .filter(each -> each.getValue() instanceof Charge)
                .findFirst()
                .orElseThrow()
                .getKey();
        long asked =
                before.arrangement(charge, Charge.class).orElseThrow().amount().minor();
        long paidBefore = figures(one).paid();
        List<Callable<Outcome>> calls = new ArrayList<>();
        for (int call = 0; call < 16; call++) {
            InMemoryLedger process = call % 2 == 0 ? one : two;
            String key = "k" + call;
            calls.add(
                    call % 4 < 2
                            ? () -> charges(process)
                                    .settle(new SettleCharge.Confirm(charge, key), PlanShop.call(ANN, key))
                            : () -> plans(process).pay(PlanShop.pay(plan, 25, key), PlanShop.call(ANN, key)));
        }
        List<String> told = refusals(calls);
        long confirmed = 0;
        long handedIn = 0;
        for (int call = 0; call < told.size(); call++) {
            long done = told.get(call).isEmpty() ? 1 : 0;
            confirmed += call % 4 < 2 ? done : 0;
            handedIn += call % 4 < 2 ? 0 : done;
        }
        assertThat(confirmed).isBetween(0L, 1L);
        long paid = figures(two).paid() - paidBefore;
        assertThat(paid).isEqualTo(confirmed * asked + handedIn * 25);
        assertThat(figures(one).paid()).isEqualTo(state(two).wallet(CASH).available());
        sound();
    }

    @Test
    void whatIsClosedWhileItIsPaidHasWhatWasPaidBefore() throws Exception {
        List<Callable<Outcome>> calls = new ArrayList<>();
        for (int call = 0; call < 16; call++) {
            PrepaidPlans plans = plans(call % 2 == 0 ? one : two);
            String key = "k" + call;
            calls.add(
                    call % 4 == 1
                            ? () -> plans.close(PlanShop.close(plan, ClosePlan.By.MEMBER), PlanShop.call(ANN, key))
                            : () -> plans.pay(PlanShop.pay(plan, 25, key), PlanShop.call(ANN, key)));
        }
        List<String> told = refusals(calls);

        long closed = 0;
        long paid = 0;
        for (int call = 0; call < told.size(); call++) {
            long done = told.get(call).isEmpty() ? 1 : 0;
            closed += call % 4 == 1 ? done : 0;
            paid += call % 4 == 1 ? 0 : done * 25;
        }
        assertThat(closed).isOne();
        assertThat(figures(two).paid()).isEqualTo(paid);
        assertThat(state(one).wallet(CASH).available()).isEqualTo(paid);
        assertThat(state(one).arrangements()).isEmpty();
        sound();
    }

    private static Charges charges(InMemoryLedger process) {
        return new Charges(
                process.ledger(), process.accounts(), process.stores().journal());
    }

    @Test
    void whoComesAfterARestartGoesOnWhereItStopped() {
        assertThat(plans(one).pay(PlanShop.pay(plan, 150, "R-1"), PlanShop.call(ANN, "k1")))
                .isInstanceOf(Outcome.Committed.class);
        Figures before = figures(one);
        try (InMemoryLedger third = new InMemoryLedger(one.stores(), "w3", clock)) {
            assertThat(figures(third)).isEqualTo(before);
            assertThat(plans(third).pay(PlanShop.pay(plan, 150, "R-1"), PlanShop.call(ANN, "k1")))
                    .isInstanceOf(Outcome.Replayed.class);
            clock.advance(Duration.ofDays(28));
            third.ledger().tick(ANN);
            assertThat(charge(third)).isEqualTo(50);
            assertThat(plans(third).pay(PlanShop.pay(plan, 250, "R-2"), PlanShop.call(ANN, "k2")))
                    .isInstanceOf(Outcome.Committed.class);
            assertThat(state(third).arrangements()).isEmpty();
            assertThat(plans(third).find(ANN, plan).orElseThrow().told().phase())
                    .isEqualTo(Plan.Phase.COMPLETED);
        }
        sound();
    }

    private long charge(InMemoryLedger process) {
        return state(process).arrangements().values().stream()
                .filter(Charge.class::isInstance)
                .mapToLong(each -> ((Charge) each).amount().minor())
                .sum();
    }

    private Figures figures(InMemoryLedger process) {
        return plans(process).find(ANN, plan).orElseThrow().told().figures();
    }

    private AccountState state(InMemoryLedger process) {
        return Due.applied(process.accounts().read(ANN), clock.instant());
    }

    private static List<String> refusals(List<Callable<Outcome>> calls) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
            List<String> told = new ArrayList<>();
            for (Future<Outcome> each : threads.invokeAll(calls)) {
                told.add(PlanShop.refusal(each.get()));
            }
            return told;
        }
    }

    private void sound() {
        Verification verification =
                new Verification(one.stores().journal(), one.stores().snapshots(), one.accounts());
        assertThat(verification.run(_ -> {}).faults()).isEmpty();
    }
}
