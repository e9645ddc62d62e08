package io.guerdon.sandbox;

import static io.guerdon.sandbox.Deployment.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.InMemoryLedger;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.ProgramTime;
import io.guerdon.ledger.StatusChange;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.Program;
import io.guerdon.program.Programs;
import io.guerdon.program.Revision;
import io.guerdon.program.Revisions;
import io.guerdon.sandbox.Deployment.Process;
import io.guerdon.sandbox.TestClocks.Moving;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.ProgramId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One sandbox, served by several processes. */
class SandboxProcessesTest {
    private final Deployment deployment = new Deployment();
    private final Process one = deployment.start();

    @AfterEach
    void stop() {
        deployment.close();
    }

    @Test
    void anotherProcessDecidesByTheTimeThatWasAnsweredAlthoughItRemembersTheAccountAsItWas() {
        Process other = deployment.start();
        other.earn(ANN, "k1", 100);

        one.to("k2", "2029-01-01T00:00:00Z");

        assertThat(other.redeem(ANN, "k3", 1)).isInstanceOf(Outcome.Refused.class);
        assertThat(deployment.entries(ANN).getLast().recordedAt()).isEqualTo("2029-01-01T00:00:00Z");
        assertThat(other.time().now(DemoProgram.SANDBOX_ID)).isEqualTo("2029-01-01T00:00:00Z");
    }

    /** It has read the clock when somebody moves it on, and finds out when it writes what was due by the older time. */
    @Test
    void whoeverIsOvertakenByAStepDecidesAgain() {
        one.earn(ANN, "k1", 100);
        one.hold(ANN, "k2", 30, Duration.ofHours(2));
        Instant lapse = Deployment.BEGINNING.plus(Duration.ofHours(2));
        var killed = new Advance.Cause("by somebody who was killed then", "", 1);
        deployment.advances.add(new Advance(ANN.program(), 2, Deployment.BEGINNING, lapse, killed));
        AtomicBoolean overtaken = new AtomicBoolean();
        Overtaken slow = new Overtaken(one.time(), () -> {
            if (overtaken.compareAndSet(false, true)) {
                one.to("k3", "2029-01-01T00:00:00Z");
            }
        });

        try (InMemoryLedger other = new InMemoryLedger(one.ledger().stores(), "w2", slow)) {
            var change = new StatusChange(ANN, EntryKey.ofCaller("", "k4"), AccountStatus.SUSPENDED);
            Entry entry = ((Outcome.Committed) other.ledger().submit(change)).entry();

            assertThat(entry.seq()).isEqualTo(5);
            assertThat(entry.recordedAt()).isEqualTo("2029-01-01T00:00:00Z");
            assertThat(entry.draft().effectiveAt()).isEqualTo("2029-01-01T00:00:00Z");
        }
    }

    @Test
    void anotherProcessKnowsTheSettingsThatWerePublishedBefore() {
        Process other = deployment.start(new RememberedPrograms(deployment.programs));
        assertThat(other.program(ANN).revision()).isEqualTo(1);
        Program sandbox = DemoProgram.sandbox();
        Instant comes = Deployment.BEGINNING.plusSeconds(2);
        deployment.programs.publish(new Revision(
                new Program(sandbox.id(), 2, sandbox.place(), sandbox.policies(), sandbox.merchants()),
                comes,
                Revision.Origin.FOUNDED));

        one.advance("k", new Step.To(comes));

        assertThat(other.program(ANN).revision()).isEqualTo(2);
    }

    @Test
    void ofTwoStepsAtOnceEachCountsOnce() throws Exception {
        Process other = deployment.start();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Moving>> moves = new ArrayList<>();
            for (int n = 0; n < 40; n++) {
                Process process = n % 2 == 0 ? one : other;
                String key = "k" + n / 4;
                moves.add(threads.submit(() -> process.advance(key, Step.By.parse("P1D"))));
            }
            for (Future<Moving> move : moves) {
                assertThat(move.get()).isInstanceOf(Moving.Moved.class);
            }
        }
        assertThat(one.time().now(DemoProgram.SANDBOX_ID)).isEqualTo("2026-01-10T16:00:00Z");
    }

    /** Whoever asks after a step was answered is recorded at its time or later, on whichever process. */
    @Test
    void nothingThatBeginsAfterAStepWasAnsweredIsDecidedBefore() throws Exception {
        List<Process> processes = List.of(one, deployment.start(), deployment.start());
        AtomicReference<Instant> answered = new AtomicReference<>(Deployment.BEGINNING);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> tills = new ArrayList<>();
            for (int till = 0; till < 6; till++) {
                Process process = processes.get(till % 3);
                ChainId chain = new ChainId(DemoProgram.SANDBOX_ID, new MemberId("mem_" + till / 2));
                tills.add(threads.submit(() -> buy(process, chain, answered)));
            }
            for (int step = 0; step < 200; step++) {
                Moving moving = processes.get(step % 3).advance("step" + step, Step.By.parse("P9D"));
                answered.set(((Moving.Moved) moving).advance().to());
            }
            for (Future<?> till : tills) {
                till.get();
            }
        }
        for (int member = 0; member < 3; member++) {
            ChainId chain = new ChainId(DemoProgram.SANDBOX_ID, new MemberId("mem_" + member));
            List<Instant> times =
                    deployment.entries(chain).stream().map(Entry::recordedAt).toList();
            assertThat(times).hasSizeGreaterThanOrEqualTo(200).isSorted();
        }
    }

    private void buy(Process process, ChainId chain, AtomicReference<Instant> answered) {
        for (int sale = 0; sale < 100; sale++) {
            Instant before = answered.get();
            Outcome outcome = process.earn(chain, deployment.fresh(), 5);
            assertThat(((Outcome.Committed) outcome).entry().recordedAt()).isAfterOrEqualTo(before);
        }
    }

    /** Answers the time after something else has happened. */
    private record Overtaken(ProgramTime time, Runnable meanwhile) implements ProgramTime {
        @Override
        public Instant now(ProgramId program) {
            Instant read = time.now(program);
            meanwhile.run();
            return read;
        }

        @Override
        public boolean isApart(ProgramId program) {
            return time.isApart(program);
        }

        @Override
        public Map<ProgramId, Instant> apart() {
            return time.apart();
        }
    }

    /** Remembers what it has seen until it is asked for a revision that it does not know. */
    private static final class RememberedPrograms implements Programs {
        private final Programs all;
        private final ConcurrentMap<ProgramId, Optional<Revisions>> seen = new ConcurrentHashMap<>(Map.of());

        RememberedPrograms(Programs all) {
            this.all = all;
        }

        @Override
        public Optional<Revisions> find(ProgramId id) {
            return seen.computeIfAbsent(id, all::find);
        }

        @Override
        public Optional<Program> revision(ProgramId id, int number) {
            if (find(id).flatMap(revisions -> revisions.numbered(number)).isEmpty()) {
                seen.remove(id);
            }
            return find(id).flatMap(revisions -> revisions.numbered(number)).map(Revision::program);
        }

        @Override
        public boolean publish(Revision revision) {
            throw new UnsupportedOperationException("only read here");
        }
    }
}
