package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guerdon.backtest.Backtest;
import io.guerdon.budget.Hands;
import io.guerdon.earning.Sources;
import io.guerdon.ledger.InMemoryJournal;
import io.guerdon.ledger.ProgramTime;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.InMemoryPrograms;
import io.guerdon.program.Program;
import io.guerdon.unit.ProgramId;
import io.guerdon.web.BacktestRuns.State;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** One backtest at a time, whatever becomes of it. */
class BacktestRunsTest {
    private static final Program DEMO = DemoProgram.program();
    private static final Program OTHER =
            new Program(new ProgramId("other"), 1, DEMO.place(), DEMO.policies(), DEMO.merchants());

    private volatile CountDownLatch go = new CountDownLatch(1);

    @Test
    void anErrorBreaksARunOffAndTheNextOneCanBegin() {
        BacktestRuns runs = runs(() -> {
            throw new StackOverflowError("as deep as it goes");
        });

        runs.start(DEMO);

        await().until(() -> state(runs) == State.BROKEN_OFF);
        await().until(() -> runs.start(DEMO).isPresent());
    }

    @Test
    void whoeverComesWhileOneRunsIsToldOfTheOwnProgramsOnly() {
        BacktestRuns runs = runs(this::later);

        runs.start(DEMO);

        assertThat(runs.start(DEMO).orElseThrow().state()).isEqualTo(State.RUNNING);
        assertThat(runs.start(OTHER)).isEmpty();
        go.countDown();
        await().until(() -> state(runs) == State.DONE);
    }

    @Test
    void aRunThatIsDoneIsNotTakenForOneThatHasBegun() {
        go.countDown();
        BacktestRuns runs = runs(this::later);
        runs.start(DEMO);
        await().until(() -> state(runs) == State.DONE);

        go = new CountDownLatch(1);
        await().until(() -> runs.start(OTHER).isPresent());

        assertThat(runs.start(DEMO)).isEmpty();
        assertThat(state(runs)).isEqualTo(State.DONE);
        go.countDown();
    }

    private Instant later() {
        try {
            go.await();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
        return Instant.EPOCH;
    }

    private static BacktestRuns runs(InstantSource time) {
        return new BacktestRuns(new Backtest(
                new InMemoryJournal(),
                Sources.of(InMemoryPrograms.demo(), Hands.budgets()),
                ProgramTime.of(clock(time))));
    }

    private static Clock clock(InstantSource time) {
        return time.withZone(ZoneOffset.UTC);
    }

    private static State state(BacktestRuns runs) {
        return runs.latest(DEMO.id()).orElseThrow().state();
    }
}
