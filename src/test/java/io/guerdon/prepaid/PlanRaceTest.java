package io.guerdon.prepaid;

import static io.guerdon.prepaid.PlanShop.CASH;
import static io.guerdon.prepaid.PlanShop.GIFT;
import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Due;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.History;
import io.guerdon.ledger.InMemoryLedger;
import io.guerdon.ledger.LotId;
import io.guerdon.ledger.Movement;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.Suspended;
import io.guerdon.ledger.TestClock;
import io.guerdon.ledger.Verdict;
import io.guerdon.ledger.Verification;
import io.guerdon.payment.Charge;
import io.guerdon.payment.Charges;
import io.guerdon.payment.SettleCharge;
import io.guerdon.prepaid.PrepaidRefusal.TooManyPlanPayments;
import io.guerdon.prepaid.Progress.PlanPayment;
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
import io.guerdon.unit.Money;
import io.guerdon.unit.Rounding;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two processes that do the same for a plan at once, and one that comes after them. */
class PlanRaceTest {
    private static final ChainId ANN = PlanShop.chain("mem_ann");
    private static final ChainId BOB = PlanShop.chain("mem_bob");
    private static final ChainId CAT = PlanShop.chain("mem_cat");
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
            calls.add(() -> plans.pay(PROGRAM, PlanShop.pay(plan, 100, "R-1"), PlanShop.call(ANN, key)));
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
                                    .settle(PROGRAM, new SettleCharge.Confirm(charge, key), PlanShop.call(ANN, key))
                            : () -> plans(process).pay(PROGRAM, PlanShop.pay(plan, 25, key), PlanShop.call(ANN, key)));
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
                            : () -> plans.pay(PROGRAM, PlanShop.pay(plan, 25, key), PlanShop.call(ANN, key)));
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
        assertThat(plans(one).pay(PROGRAM, PlanShop.pay(plan, 150, "R-1"), PlanShop.call(ANN, "k1")))
                .isInstanceOf(Outcome.Committed.class);
        Figures before = figures(one);
        try (InMemoryLedger third = new InMemoryLedger(one.stores(), "w3", clock)) {
            assertThat(figures(third)).isEqualTo(before);
            assertThat(plans(third).pay(PROGRAM, PlanShop.pay(plan, 150, "R-1"), PlanShop.call(ANN, "k1")))
                    .isInstanceOf(Outcome.Replayed.class);
            clock.advance(Duration.ofDays(28));
            third.ledger().tick(ANN);
            assertThat(charge(third)).isEqualTo(50);
            assertThat(plans(third).pay(PROGRAM, PlanShop.pay(plan, 250, "R-2"), PlanShop.call(ANN, "k2")))
                    .isInstanceOf(Outcome.Committed.class);
            assertThat(state(third).arrangements()).isEmpty();
            assertThat(plans(third).find(ANN, plan).orElseThrow().told().phase())
                    .isEqualTo(Plan.Phase.COMPLETED);
        }
        sound();
    }

    @Test
    void aPlanGoesToOneOfThoseWhomItIsSentToAtOnce() throws Exception {
        plans(one).pay(PROGRAM, PlanShop.pay(plan, 150, "R-0"), PlanShop.call(ANN, "k"));
        List<Callable<Outcome>> calls = new ArrayList<>();
        for (int call = 0; call < 32; call++) {
            PlanTransfers transfers = transfers(call % 2 == 0 ? one : two);
            ChainId to = call % 4 < 2 ? BOB : CAT;
            String key = "k" + call;
            calls.add(() -> transfers.transfer(new TransferPlan(plan, to.toString()), to, PlanShop.call(ANN, key)));
        }

        assertThat(refusals(calls))
                .containsOnlyOnce("")
                .contains("plan-transferred")
                .hasSize(32);

        assertThat(state(one, ANN).arrangements()).isEmpty();
        assertThat(state(one, ANN).wallet(CASH).available()).isZero();
        List<Long> cash = Stream.of(BOB, CAT)
                .map(each -> state(two, each).wallet(CASH).available())
                .toList();
        List<Long> gift = Stream.of(BOB, CAT)
                .map(each -> state(two, each).wallet(GIFT).available())
                .toList();
        assertThat(cash).containsExactlyInAnyOrder(150L, 0L);
        assertThat(gift).containsExactlyInAnyOrder(10L, 0L);
        sound();
    }

    @Test
    void whatIsPaidWhileItGoesAwayIsPaidBeforeOrNotAtAll() throws Exception {
        plans(one).pay(PROGRAM, PlanShop.pay(plan, 100, "R-0"), PlanShop.call(ANN, "k"));
        List<Callable<Outcome>> calls = new ArrayList<>();
        for (int call = 0; call < 16; call++) {
            InMemoryLedger process = call % 2 == 0 ? one : two;
            String key = "k" + call;
            calls.add(
                    call % 4 == 1
                            ? () -> transfers(process)
                                    .transfer(new TransferPlan(plan, "bob"), BOB, PlanShop.call(ANN, key))
                            : () -> plans(process).pay(PROGRAM, PlanShop.pay(plan, 10, key), PlanShop.call(ANN, key)));
        }
        List<String> told = refusals(calls);

        long sent = 0;
        long paid = 100;
        for (int call = 0; call < told.size(); call++) {
            long done = told.get(call).isEmpty() ? 1 : 0;
            sent += call % 4 == 1 ? done : 0;
            paid += call % 4 == 1 ? 0 : done * 10;
        }
        assertThat(sent).isOne();
        assertThat(state(one, ANN).wallet(CASH).available()).isZero();
        assertThat(state(two, BOB).wallet(CASH).available()).isEqualTo(paid);
        assertThat(plans(two).find(BOB, plan).orElseThrow().told().figures().paid())
                .isEqualTo(paid);
        sound();
    }

    @Test
    void whatTimeDoesToItWhileItGoesAwayIsDoneOnceSomewhere() throws Exception {
        plans(one).pay(PROGRAM, PlanShop.pay(plan, 100, "R-0"), PlanShop.call(ANN, "k"));
        clock.advance(Duration.ofDays(27));
        List<Callable<Outcome>> calls = new ArrayList<>();
        for (int call = 0; call < 8; call++) {
            InMemoryLedger process = call % 2 == 0 ? one : two;
            String key = "k" + call;
            calls.add(() -> {
                clock.advance(Duration.ofHours(6));
                process.ledger().tick(ANN);
                process.ledger().tick(BOB);
                return transfers(process).transfer(new TransferPlan(plan, "bob"), BOB, PlanShop.call(ANN, key));
            });
        }

        long sent = refusals(calls).stream().filter(String::isEmpty).count();

        assertThat(sent).isBetween(0L, 1L);
        ChainId holder = sent == 1 ? BOB : ANN;
        two.ledger().tick(holder);
        long asked = state(one, holder).arrangements().values().stream()
                .filter(Charge.class::isInstance)
                .mapToLong(each -> ((Charge) each).amount().minor())
                .sum();
        assertThat(asked).isEqualTo(100);
        assertThat(state(one, holder).wallet(CASH).available()).isEqualTo(100);
        sound();
    }

    /** A process dies after each step of a plan's way; another carries it on. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void whoDiesOnTheWayIsCarriedOn(int steps) {
        plans(one).pay(PROGRAM, PlanShop.pay(plan, 150, "R-0"), PlanShop.call(ANN, "k"));
        one.ledger()
                .submit(new SendPlanDecision(
                        new TransferPlan(plan, "bob"), BOB, PlanShop.call(ANN, "send"), one.accounts()));
        SentPlan sent =
                one.accounts().read(ANN).arrangement(plan, SentPlan.class).orElseThrow();
        assertThat(state(one, ANN).inTransit(CASH)).isEqualTo(150);
        if (steps > 1) {
            one.ledger().submit(new ReceivePlanDecision(ANN, plan, sent));
        }
        if (steps > 2) {
            one.ledger().submit(new PlanArrivalDecision(ANN, plan, sent, PlanArrivalDecision.End.ARRIVED));
        }

        assertThat(Due.wakeAt(one.accounts().read(ANN))).isEqualTo(steps > 2 ? Instant.MAX : clock.instant());
        for (int repeat = 0; repeat < 2; repeat++) {
            transfers(two).deliver(ANN);
        }

        assertThat(transfers(two).transfer(new TransferPlan(plan, "bob"), BOB, PlanShop.call(ANN, "send")))
                .isInstanceOf(Outcome.Replayed.class);
        assertThat(state(two, ANN).arrangements()).isEmpty();
        assertThat(state(two, ANN).inTransit(CASH)).isZero();
        assertThat(state(two, BOB).wallet(CASH).available()).isEqualTo(150);
        assertThat(state(two, BOB).wallet(GIFT).available()).isEqualTo(10);
        assertThat(plans(two).find(ANN, plan).orElseThrow().told().phase()).isEqualTo(Plan.Phase.TRANSFERRED);
        sound();
    }

    @Test
    void whatIsNotTakenComesBackWithAllItHad() {
        plans(one).pay(PROGRAM, PlanShop.pay(plan, 150, "R-0"), PlanShop.call(ANN, "k"));
        Figures before = figures(one);
        one.ledger()
                .submit(new SendPlanDecision(
                        new TransferPlan(plan, "bob"), BOB, PlanShop.call(ANN, "send"), one.accounts()));
        one.ledger().submit(new Closing(BOB));

        transfers(two).deliver(ANN);

        assertThat(figures(two)).isEqualTo(before);
        assertThat(state(two, ANN).wallet(CASH).available()).isEqualTo(150);
        assertThat(state(two, ANN).wallet(GIFT).available()).isEqualTo(10);
        assertThat(plans(two).refund(PROGRAM, PlanShop.refund(plan, 1, Optional.empty()), PlanShop.call(ANN, "back")))
                .isInstanceOf(Outcome.Committed.class);
        assertThat(state(two, BOB).wallets()).isEmpty();
        sound();
    }

    @Test
    void whatTimeHasEndedReadsAsEndedBeforeItIsWritten() {
        clock.advance(Duration.ofDays(60));

        assertThat(plans(two).find(ANN, plan).orElseThrow().told().phase()).isEqualTo(Plan.Phase.LAPSED);
        assertThat(plans(two).preview(PlanShop.close(plan, ClosePlan.By.MEMBER), ANN, Actor.ENGINE))
                .isInstanceOfSatisfying(
                        PrepaidPlans.Preview.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("plan-not-running"));
        two.ledger().tick(ANN);
        assertThat(plans(two).find(ANN, plan).orElseThrow().told().phase()).isEqualTo(Plan.Phase.LAPSED);
    }

    @Test
    void ofManyPaymentsSoManyAreKept() {
        InstalmentPlan running =
                state(one).arrangement(plan, InstalmentPlan.class).orElseThrow();
        PlanPayment payment = new PlanPayment(1, new LotId(1, 0), 1, 0, 1, "");
        InstalmentPlan full =
                running.with(running.progress().with(Collections.nCopies(Progress.MOST_PAYMENTS, payment)));
        PayDecision pay = new PayDecision(PROGRAM, PlanShop.pay(plan, 100, "R"), PlanShop.call(ANN, "pay"));
        Charge charge = Charge.of(plan, "1", new Money(100, "CNY"), PlanShop.CAFE.merchant(), clock.instant());

        assertThat(pay.mayNot(state(one), running)).isEmpty();
        assertThat(pay.mayNot(state(one), full)).contains(new TooManyPlanPayments(1_000));
        assertThat(running.mayNotConfirm(state(one), charge, clock.instant())).isEmpty();
        assertThat(full.mayNotConfirm(state(one), charge, clock.instant())).contains(new TooManyPlanPayments(1_000));
    }

    /** The member leaves. */
    private record Closing(ChainId chain) implements Operation<Integer> {
        @Override
        public Terms terms() {
            return new Terms(
                    chain,
                    new Entry.Request(new EntryKey("closing"), Fingerprint.NONE),
                    List.of(),
                    List.of(),
                    Refusals.FORGOTTEN);
        }

        @Override
        public Integer gather(History history, AccountState state, Instant now) {
            return 0;
        }

        @Override
        public Verdict decide(AccountState state, Instant now, Integer context) {
            return new Verdict.Commit(new Draft(
                    EntryKind.STATUS,
                    now,
                    List.of(new Movement.StatusChanged(AccountStatus.CLOSED)),
                    Optional.empty(),
                    Draft.Why.by(Actor.ENGINE)));
        }
    }

    private static PlanTransfers transfers(InMemoryLedger process) {
        return new PlanTransfers(process.ledger(), process.accounts());
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
        return state(process, ANN);
    }

    private AccountState state(InMemoryLedger process, ChainId member) {
        return Due.applied(process.accounts().read(member), clock.instant(), Suspended.NOBODY);
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
