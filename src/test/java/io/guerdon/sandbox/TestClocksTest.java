package io.guerdon.sandbox;

import static io.guerdon.sandbox.Deployment.ANN;
import static io.guerdon.sandbox.Deployment.BEGINNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.Refusal;
import io.guerdon.program.DemoProgram;
import io.guerdon.sandbox.Deployment.Process;
import io.guerdon.sandbox.TestClocks.Moving;
import io.guerdon.sandbox.TestClocks.Repeat;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.WalletId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TestClocksTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Deployment deployment = new Deployment();
    private final Process process = deployment.start();

    @AfterEach
    void stop() {
        deployment.close();
    }

    @Test
    void aSandboxBeginsWhereItsSettingsSayAndStandsStill() {
        deployment.machine.advance(Duration.ofDays(400));

        assertThat(process.time().now(DemoProgram.SANDBOX_ID)).isEqualTo(BEGINNING);
        assertThat(entry(process.earn(ANN, "k1", 10)).recordedAt()).isEqualTo(BEGINNING);
        assertThat(process.time().now(DemoProgram.ID)).isEqualTo(deployment.machine.instant());
    }

    @Test
    void aLiveProgramNeverGetsATestClock() {
        Step step = Step.By.parse("P1D");

        Moving moving = process.clocks().advance(new AdvanceClock(DemoProgram.ID, step, "k"), () -> true);

        assertThat(code(moving)).isEqualTo("program-is-live");
        assertThat(process.clocks().showing(DemoProgram.ID)).isEmpty();
        assertThat(deployment.advances.programs()).isEmpty();
    }

    @Test
    void timeGoesOnOnlyAndNotTooFarAtOnce() {
        assertThat(code(process.to("k1", "2025-12-31T16:00:00Z"))).isEqualTo("test-clock-backward");
        assertThat(code(process.advance("k2", Step.By.parse("P-1D")))).isEqualTo("test-clock-backward");
        assertThat(code(process.to("k3", "2030-12-31T16:00:00.001Z"))).isEqualTo("test-clock-too-far");
        assertThat(code(process.advance("k4", Step.By.parse("P2147483647D")))).isEqualTo("test-clock-too-far");
        assertThat(moved(process.to("k5", "2030-12-31T16:00:00Z")).to()).isEqualTo("2030-12-31T16:00:00Z");
        assertThat(process.time().now(DemoProgram.SANDBOX_ID)).isEqualTo("2030-12-31T16:00:00Z");
    }

    @Test
    void noCalendarGoesOnForEver() {
        for (int step = 0;
                moved(process.advance("k" + step, Step.By.parse("P5Y")))
                        .to()
                        .isBefore(TestClocks.END.minus(Duration.ofDays(5 * 366)));
                step++) {}

        assertThat(code(process.advance("last", Step.By.parse("P5Y")))).isEqualTo("test-clock-too-far");
    }

    @Test
    void aRepeatMovesNothingAndSaysWhatTheFirstRequestDid() {
        Advance first = moved(process.advance("k", Step.By.parse("P1M")));
        process.advance("other", Step.By.parse("P1M"));

        assertThat(process.advance("k", Step.By.parse("P1M"))).isEqualTo(new Moving.Moved(first, Repeat.AGAIN));
        assertThat(code(process.advance("k", Step.By.parse("P2M")))).isEqualTo("idempotency-key-reused");
        assertThat(code(process.to("k", "2026-01-31T16:00:00Z"))).isEqualTo("idempotency-key-reused");
        assertThat(process.time().now(DemoProgram.SANDBOX_ID)).isEqualTo("2026-02-28T16:00:00Z");
    }

    @Test
    void monthsAreThoseOfTheProgramsCalendar() {
        Instant endOfJanuary = Instant.parse("2026-01-30T17:00:00Z");

        assertThat(Step.By.parse("P1M").from(endOfJanuary, ZONE)).isEqualTo("2026-02-27T17:00:00Z");
        assertThat(Step.By.parse("P1DT1H").from(endOfJanuary, ZONE)).isEqualTo("2026-01-31T18:00:00Z");
        assertThat(Step.By.parse("PT0.0015S").from(endOfJanuary, ZONE)).isEqualTo("2026-01-30T17:00:00.001Z");
    }

    @Test
    void whatFallsDueIsWrittenAtTheInstantAtWhichItDoes() {
        process.earn(ANN, "k1", 100);
        process.hold(ANN, "k2", 30, Duration.ofHours(2));

        process.to("k3", "2029-06-01T00:00:00Z");

        List<Entry> entries = deployment.entries(ANN);
        assertThat(entries).extracting(Entry::kind).endsWith(EntryKind.LAPSE, EntryKind.EXPIRE);
        assertThat(entries.subList(2, 4))
                .allSatisfy(entry ->
                        assertThat(entry.recordedAt()).isEqualTo(entry.draft().effectiveAt()));
        assertThat(entries.get(2).recordedAt()).isEqualTo("2025-12-31T18:00:00Z");
        assertThat(entries.get(3).recordedAt()).isEqualTo("2028-01-31T15:59:59.999Z");
        assertThat(process.clocks()
                        .showing(DemoProgram.SANDBOX_ID)
                        .orElseThrow()
                        .behind())
                .isZero();
    }

    @Test
    void itDoesNotMatterInHowManyStepsTimeGoesOnOrWhoWritesWhatIsDue() {
        ChainId ben = new ChainId(DemoProgram.SANDBOX_ID, new MemberId("mem_ben"));
        for (ChainId chain : List.of(ANN, ben)) {
            process.earn(chain, chain.owner() + "1", 100);
            process.hold(chain, chain.owner() + "2", 30, Duration.ofHours(2));
        }
        process.to("k1", "2025-12-31T19:00:00Z");
        process.to("k2", "2028-01-01T00:00:00Z");
        deployment.advances.add(new Advance(
                DemoProgram.SANDBOX_ID,
                4,
                Instant.parse("2028-01-01T00:00:00Z"),
                Instant.parse("2029-01-01T00:00:00Z"),
                new Advance.Cause("by somebody who was killed then", "", 1)));

        process.redeem(ben, "last", 1);
        process.dueWork().beat(deployment.machine.instant());

        assertThat(deployment.entries(ANN)).hasSize(4);
        assertThat(deployment.entries(ANN).getLast().recordedAt()).isEqualTo("2028-01-31T15:59:59.999Z");
        assertThat(deployment.entries(ben).subList(0, 4))
                .extracting(Entry::recordedAt)
                .isEqualTo(
                        deployment.entries(ANN).stream().map(Entry::recordedAt).toList());
    }

    @Test
    void whereNoTimeIsLeftTheRestIsWrittenBehind() {
        process.earn(ANN, "k1", 100);
        Step step = new Step.To(Instant.parse("2029-01-01T00:00:00Z"));
        AdvanceClock command = new AdvanceClock(DemoProgram.SANDBOX_ID, step, "k");

        assertThat(process.clocks().advance(command, () -> false)).isInstanceOf(Moving.Underway.class);
        assertThat(process.clocks()
                        .showing(DemoProgram.SANDBOX_ID)
                        .orElseThrow()
                        .behind())
                .isEqualTo(1);

        process.dueWork().beat(deployment.machine.instant());
        assertThat(process.clocks().advance(command, () -> false)).isInstanceOf(Moving.Moved.class);
        assertThat(deployment.entries(ANN)).hasSize(2);
    }

    @Test
    void neitherTimeIsInTheWayOfTheOthersDueWork() {
        ChainId live = new ChainId(DemoProgram.ID, new MemberId("mem_liv"));
        process.hold(live, "k0", 1, Duration.ofHours(1));
        process.earn(live, "k1", 100);
        process.hold(live, "k2", 30, Duration.ofHours(2));
        process.earn(ANN, "k3", 100);
        process.hold(ANN, "k4", 30, Duration.ofHours(2));
        Instant later = deployment.machine.instant().plus(Duration.ofHours(3));

        assertThat(process.ledger().stores().snapshots().dueBy(later, 9)).containsExactly(live);
        deployment.machine.advance(Duration.ofHours(3));
        process.dueWork().beat(later);

        assertThat(process.ledger().accounts().read(live).holds()).isEmpty();
        assertThat(process.ledger().accounts().read(ANN).holds()).hasSize(1);
        process.advance("k5", Step.By.parse("P5Y"));
        assertThat(process.ledger().accounts().read(ANN).wallet(WalletId.POINTS).available())
                .isZero();
        assertThat(process.ledger()
                        .accounts()
                        .read(live)
                        .wallet(WalletId.POINTS)
                        .available())
                .isEqualTo(100);
    }

    private static Advance moved(Moving moving) {
        return ((Moving.Moved) moving).advance();
    }

    private static String code(Moving moving) {
        Refusal refusal = ((Moving.Refused) moving).refusal();
        return refusal.code();
    }

    private static Entry entry(Outcome outcome) {
        return ((Outcome.Committed) outcome).entry();
    }
}
