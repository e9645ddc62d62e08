package io.guerdon.web;

import io.guerdon.ledger.Verification;
import io.guerdon.settlement.SettlementCheck;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Checks the ledger in the background, one check at a time. */
@Component
class VerificationRun {
    private static final Logger LOG = LoggerFactory.getLogger(VerificationRun.class);
    private static final Progress BEGUN = new Progress(State.RUNNING, Verification.Report.NOTHING, List.of());

    private final Verification verification;
    private final SettlementCheck settlements;
    private final AtomicReference<@Nullable Progress> progress = new AtomicReference<>();

    VerificationRun(Verification verification, SettlementCheck settlements) {
        this.verification = verification;
        this.settlements = settlements;
    }

    /** How a check stands. */
    enum State {
        RUNNING,
        PASSED,
        FAILED,
        BROKEN_OFF;

        String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** How far it is; closed periods are proven last. */
    record Progress(State state, Verification.Report report, List<SettlementCheck.Fault> settlements) {}

    /** The latest check; the first one begins by asking. */
    Progress latest() {
        Progress now = progress.get();
        return now == null ? start() : now;
    }

    /** Begins a check, unless one is running. */
    Progress start() {
        Progress before = progress.get();
        boolean running = before != null && before.state() == State.RUNNING;
        if (!running && progress.compareAndSet(before, BEGUN)) {
            Thread.ofVirtual().name("verification").start(this::check);
        }
        Progress now = progress.get();
        return now == null ? BEGUN : now;
    }

    private void check() {
        try {
            SettlementCheck.Recount closed = settlements.begin();
            Verification.Report report = verification.run(sofar -> progress.set(running(sofar)), closed::saw);
            List<SettlementCheck.Fault> faults = closed.end();
            boolean passed = report.passed() && faults.isEmpty();
            progress.set(new Progress(passed ? State.PASSED : State.FAILED, report, faults));
        } catch (RuntimeException | Error brokenOff) {
            LOG.error("The ledger check broke off", brokenOff);
            Progress last = progress.get();
            progress.set(new Progress(State.BROKEN_OFF, last == null ? BEGUN.report() : last.report(), List.of()));
        }
    }

    private static Progress running(Verification.Report report) {
        return new Progress(State.RUNNING, report, List.of());
    }
}
