package io.guerdon.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.InMemoryJournal;
import io.guerdon.ledger.LedgerRefusal.IdempotencyKeyReused;
import io.guerdon.ledger.ProgramTime;
import io.guerdon.ledger.TestClock;
import io.guerdon.program.InMemoryPrograms;
import io.guerdon.publishing.InMemoryWriters;
import io.guerdon.publishing.Intake;
import io.guerdon.publishing.Measure;
import io.guerdon.publishing.OnItsWay;
import io.guerdon.publishing.PartnerJournal;
import io.guerdon.publishing.Tally;
import io.guerdon.settlement.SettlementRefusal.EntriesOnTheirWay;
import io.guerdon.settlement.SettlementRefusal.PositionsDoNotBalance;
import io.guerdon.settlement.SettlementRefusal.SettlementOutOfOrder;
import io.guerdon.settlement.SettlementRefusal.SettlementPeriodOpen;
import io.guerdon.settlement.Settlements.Outcome;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A period is closed once, for all partners, and whatever comes later is in the next. Days are those of Shanghai. */
class SettlementsTest {
    private static final Instant NOVEMBER = Instant.parse("2026-10-31T16:00:00Z");

    private final Recorder recorder = new Recorder();
    private final TestClock clock = new TestClock(NOVEMBER.plus(Duration.ofMinutes(5)));
    private final Settlements.Stores stores =
            new Settlements.Stores(new InMemorySettlements(), recorder.journal, InMemoryPrograms.demo());
    private final Intake intake = new Intake(new InMemoryWriters(), new InMemoryJournal());
    private final Settlements settlements = new Settlements(stores, intake, ProgramTime.of(clock));
    private final PartnerStatements statements = new PartnerStatements(stores, ProgramTime.of(clock));

    @Test
    void amountsAreThoseOfEventsRecordedInThePeriod() {
        recorder.record("cafe", "2026-10-02T00:00:00Z", earned(100));
        recorder.record("cafe", "2026-10-31T15:59:59.999Z", earned(20));
        recorder.record("cafe", "2026-10-31T16:00:00Z", earned(3));

        Settlement october = closed("2026-10");

        assertThat(line(statements.statement(october, cafe()))).isEqualTo(List.of(0L, 120L, 120L));
        assertThat(october.position(cafe()).through()).isEqualTo(3);
        clock.advance(Duration.ofDays(30));
        assertThat(line(statements.statement(closed("2026-11"), cafe()))).isEqualTo(List.of(120L, 3L, 123L));
    }

    @Test
    void whatWasRecordedInThePeriodCountsAlsoWhereItStandsAmongLaterOnes() {
        recorder.record("cafe", "2026-10-02T00:00:00Z", earned(100));
        recorder.record("cafe", "2026-10-31T16:00:00.010Z", earned(3));
        recorder.record("cafe", "2026-10-31T15:59:59.990Z", earned(20));

        assertThat(line(statements.statement(closed("2026-10"), cafe()))).isEqualTo(List.of(0L, 120L, 120L));
    }

    @Test
    void whatComesAfterClosingIsInTheNextPeriod() {
        recorder.record("cafe", "2026-10-02T00:00:00Z", earned(100));
        Settlement october = closed("2026-10");
        recorder.record("cafe", "2026-10-31T15:00:00Z", earned(20));
        recorder.record("cafe", "2026-11-01T00:00:00Z", earned(3));
        clock.advance(Duration.ofDays(30));

        assertThat(line(statements.statement(closed("2026-11"), cafe()))).isEqualTo(List.of(100L, 23L, 123L));
        assertThat(stores.settlements().of(Recorder.DEMO, "2026-10")).contains(october);
    }

    @Test
    void aSecondCloseChangesNothing() {
        recorder.record("cafe", "2026-10-02T00:00:00Z", earned(100));
        Settlement october = closed("2026-10");
        recorder.record("cafe", "2026-10-03T00:00:00Z", earned(1));
        clock.advance(Duration.ofDays(3));

        assertThat(close("2026-10", "again")).isEqualTo(new Outcome.Repeated(october));
        assertThat(close("2026-10", "2026-10")).isEqualTo(new Outcome.Repeated(october));
        assertThat(stores.settlements().latest(Recorder.DEMO)).contains(october);
    }

    @Test
    void periodsAreClosedInOrderFromTheFirstOneWithAnEvent() {
        assertThat(close("2026-10", "a")).isEqualTo(refused(new SettlementOutOfOrder("2026-10", "2026-11")));
        recorder.record("books", "2026-08-31T16:00:00Z", earned(1));
        recorder.record("cafe", "2026-10-02T00:00:00Z", earned(100));

        assertThat(close("2026-08", "a")).isEqualTo(refused(new SettlementOutOfOrder("2026-08", "2026-09")));
        assertThat(close("2026-10", "a")).isEqualTo(refused(new SettlementOutOfOrder("2026-10", "2026-09")));
        assertThat(close("October", "a")).isEqualTo(refused(new SettlementOutOfOrder("October", "2026-09")));
        closed("2026-09");
        assertThat(close("2026-11", "a")).isEqualTo(refused(new SettlementOutOfOrder("2026-11", "2026-10")));
        closed("2026-10");
    }

    @Test
    void onePeriodIsNotClosedBeforeEverythingWrittenInItCanHaveCome() {
        recorder.record("cafe", "2026-10-02T00:00:00Z", earned(100));
        now(NOVEMBER.plus(Duration.ofMinutes(5)).minusMillis(1));

        assertThat(close("2026-10", "a"))
                .isEqualTo(refused(new SettlementPeriodOpen("2026-10", "2026-10-31T16:05:00Z")));
        clock.advance(Duration.ofMillis(1));
        assertThat(close("2026-10", "a")).isInstanceOf(Outcome.Closed.class);
    }

    @Test
    void nothingIsClosedWhileSomethingOfItIsOnItsWay() {
        OnItsWay one = new OnItsWay();
        Settlements careful = new Settlements(stores, one.intake(), ProgramTime.of(clock));
        recorder.record("cafe", "2026-05-31T15:00:00Z", earned(1));
        recorder.record("cafe", "2026-06-02T00:00:00Z", earned(100));

        assertThat(careful.close(new ClosePeriod(Recorder.DEMO, "2026-05", "a", "op")))
                .isInstanceOf(Outcome.Closed.class);
        ClosePeriod june = new ClosePeriod(Recorder.DEMO, "2026-06", "b", "op");
        assertThat(careful.close(june)).isEqualTo(refused(new EntriesOnTheirWay("2026-06", 2)));
        one.comes();
        assertThat(careful.close(june)).isInstanceOf(Outcome.Closed.class);
    }

    @Test
    void aRequestClosesOnePeriod() {
        recorder.record("cafe", "2026-10-02T00:00:00Z", earned(100));
        close("2026-10", "a");
        clock.advance(Duration.ofDays(30));

        assertThat(close("2026-11", "a")).isEqualTo(refused(new IdempotencyKeyReused(List.of("period"))));
        assertThat(close("2026-11", "b")).isInstanceOf(Outcome.Closed.class);
    }

    @Test
    void manyCloseAtOnceAndOneOfThemDoes() throws Exception {
        recorder.record("cafe", "2026-10-02T00:00:00Z", earned(100));
        for (int month = 10; month < 13; month++) {
            String period = "2026-" + month;
            List<Callable<Outcome>> calls = IntStream.range(0, 16)
                    .<Callable<Outcome>>mapToObj(number -> () -> close(period, period + "/" + number))
                    .toList();
            List<Outcome> outcomes = new ArrayList<>();
            try (var threads = Executors.newFixedThreadPool(16)) {
                for (var done : threads.invokeAll(calls)) {
                    outcomes.add(done.get());
                }
            }
            Settlement one = stores.settlements().of(Recorder.DEMO, period).orElseThrow();
            assertThat(outcomes).filteredOn(new Outcome.Closed(one)::equals).hasSize(1);
            assertThat(outcomes).filteredOn(new Outcome.Repeated(one)::equals).hasSize(15);
            assertThat(one.number()).isEqualTo(month - 9);
            recorder.record("cafe", "2026-" + month + "-15T00:00:00Z", earned(100));
            clock.advance(Duration.ofDays(31));
        }
    }

    @Test
    void positionsThatDoNotBalanceAreNotSettled() {
        recorder.record("cafe", "2026-10-02T00:00:00Z", owed(-5));

        assertThat(close("2026-10", "a"))
                .isEqualTo(refused(new PositionsDoNotBalance("2026-10", BigInteger.valueOf(-5))));
        recorder.record("books", "2026-10-02T00:00:00Z", owed(5));
        closed("2026-10");
    }

    /** Nothing that has to balance would tell that it is missing. */
    @Test
    void whatCameToAStreamLongAfterLaterEventsIsCountedToo() {
        recorder.record("cafe", "2026-10-02T00:00:00Z", earned(100));
        recorder.record("cafe", "2026-11-02T00:00:00Z", earned(1_000));
        recorder.record("cafe", "2026-10-20T00:00:00Z", earned(70));
        clock.advance(Duration.ofDays(3));

        Settlement october = closed("2026-10");

        assertThat(october.position(new MerchantId("cafe")).totals()).isEqualTo(earned(170));
    }

    @Test
    void whereOnePartnerHasAnEntryLateItIsLookedForInAllOfTheStream() {
        recorder.record("cafe", "2026-10-02T00:00:00Z", owed(-5));
        recorder.record("books", "2026-10-30T00:00:00Z", owed(0));
        recorder.record("books", "2026-11-02T00:00:00Z", owed(0));
        recorder.record("books", "2026-10-02T00:00:00Z", owed(5));
        clock.advance(Duration.ofDays(3));

        Settlement october = closed("2026-10");

        assertThat(october.position(new MerchantId("books")).through()).isEqualTo(3);
        assertThat(Clearing.position(october.position(new MerchantId("books")).totals()))
                .isEqualTo(5);
    }

    @Test
    void anOpenPeriodIsShownAsItIsSoFar() {
        recorder.record("cafe", "2026-10-02T00:00:00Z", earned(100));
        recorder.record("cafe", "2026-11-02T00:00:00Z", earned(20));
        now(Instant.parse("2026-11-02T00:00:01Z"));

        assertThat(line(shown("2026-10").orElseThrow())).isEqualTo(List.of(0L, 100L, 100L));
        assertThat(line(shown("2026-11").orElseThrow())).isEqualTo(List.of(100L, 20L, 120L));
        assertThat(shown("2026-11").orElseThrow().closing()).isEmpty();
        assertThat(shown("2026-12")).isEmpty();
        assertThat(shown("2026-09")).isEmpty();
        Settlement october = closed("2026-10");
        assertThat(shown("2026-10")).contains(statements.statement(october, cafe()));
        assertThat(line(shown("2026-11").orElseThrow())).isEqualTo(List.of(100L, 20L, 120L));
    }

    @Test
    void howeverManyPeriodsAreOpenNothingOfAStreamIsAskedForTwice() {
        Instant at = Instant.parse("2025-01-01T00:00:00Z");
        while (at.isBefore(NOVEMBER)) {
            recorder.record("cafe", at.toString(), earned(1));
            at = at.plus(Duration.ofHours(7));
        }
        List<String> asked = new ArrayList<>();
        PartnerJournal watched = (PartnerJournal) Proxy.newProxyInstance(
                PartnerJournal.class.getClassLoader(),
                new Class<?>[] {PartnerJournal.class},
                (_, method, arguments) -> {
                    asked.add(method.getName() + " " + arguments[0] + (arguments.length > 1 ? " " + arguments[1] : ""));
                    return method.invoke(recorder.journal, arguments);
                });
        Settlements.Stores counted = new Settlements.Stores(stores.settlements(), watched, stores.programs());
        PartnerStatements one = new PartnerStatements(counted, ProgramTime.of(clock));

        PartnerStatement october =
                one.statement(Recorder.partner("cafe"), "2026-10").orElseThrow();

        assertThat(line(october)).isEqualTo(List.of(2_187L, 106L, 2_293L));
        assertThat(asked).doesNotHaveDuplicates();
        assertThat(asked).hasSizeLessThan(22 * 11);
    }

    private void now(Instant instant) {
        clock.advance(Duration.between(clock.instant(), instant));
    }

    private Optional<PartnerStatement> shown(String period) {
        return statements.statement(Recorder.partner("cafe"), period);
    }

    private static List<Long> line(PartnerStatement statement) {
        PartnerStatement.Line line = statement.lines().getFirst();
        return Stream.of(line.opening(), line.amount(), line.closing())
                .map(BigInteger::longValueExact)
                .toList();
    }

    private static MerchantId cafe() {
        return new MerchantId("cafe");
    }

    private Settlement closed(String period) {
        Outcome outcome = close(period, period);
        assertThat(outcome).isInstanceOf(Outcome.Closed.class);
        return ((Outcome.Closed) outcome).settlement();
    }

    private Outcome close(String period, String request) {
        return settlements.close(new ClosePeriod(Recorder.DEMO, period, request, "op"));
    }

    private static Outcome refused(io.guerdon.ledger.Refusal refusal) {
        return new Outcome.Refused(refusal);
    }

    private static Tally earned(long points) {
        return Tally.ZERO.plus(WalletId.POINTS, Measure.EARNED, points);
    }

    static Tally owed(long millionths) {
        return millionths < 0
                ? Tally.ZERO.plus(WalletId.CLEARING, Measure.OWES, -millionths)
                : Tally.ZERO.plus(WalletId.CLEARING, Measure.OWED, millionths);
    }
}
