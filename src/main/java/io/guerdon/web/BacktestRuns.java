package io.guerdon.web;

import io.guerdon.backtest.Backtest;
import io.guerdon.backtest.Report;
import io.guerdon.program.Program;
import io.guerdon.unit.ProgramId;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tries drafts in the background; in a process one at a time, because it takes a core. */
@Component
class BacktestRuns {
    private static final Logger LOG = LoggerFactory.getLogger(BacktestRuns.class);

    private final Backtest backtest;
    private final Semaphore free = new Semaphore(1);
    /** The latest of each program, of which there are few. */
    private final ConcurrentMap<ProgramId, Progress> latest = new ConcurrentHashMap<>();

    BacktestRuns(Backtest backtest) {
        this.backtest = backtest;
    }

    /** How a run stands. */
    enum State {
        RUNNING,
        DONE,
        BROKEN_OFF;

        String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** How far it is, of rules under the number they would be published with. */
    record Progress(State state, Program rules, Report report) {}

    /** The latest run of a program. */
    Optional<Progress> latest(ProgramId program) {
        return Optional.ofNullable(latest.get(program));
    }

    /** Begins a run, or answers the program's that is running; empty where one of another program is. */
    Optional<Progress> start(Program draft) {
        if (!free.tryAcquire()) {
            return latest(draft.id()).filter(run -> run.state() == State.RUNNING);
        }
        Progress begun = new Progress(State.RUNNING, draft, Report.NOTHING);
        latest.put(draft.id(), begun);
        Thread.ofVirtual().name("backtest").start(() -> run(draft));
        return Optional.of(begun);
    }

    private void run(Program draft) {
        try {
            Report report =
                    backtest.run(draft, sofar -> latest.put(draft.id(), new Progress(State.RUNNING, draft, sofar)));
            latest.put(draft.id(), new Progress(State.DONE, draft, report));
        } catch (RuntimeException | Error brokenOff) {
            // An error too (no thread left, a stack too deep) must not leave a run that seems to go on for ever.
            LOG.error("The backtest broke off", brokenOff);
            latest.computeIfPresent(draft.id(), (_, last) -> new Progress(State.BROKEN_OFF, draft, last.report()));
        } finally {
            free.release();
        }
    }
}
