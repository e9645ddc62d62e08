package io.guerdon.reconciliation;

import io.guerdon.publishing.PartnerJournal;
import io.guerdon.reconciliation.Reconciliation.Progress;
import io.guerdon.reconciliation.Reconciliation.State;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Matches in the background, and notes every few seconds that it does, so that one that a kill ended is told from one that takes long. */
public final class Runner {
    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);
    private static final int NOTES_PER_SILENCE = 4;

    private final ReconciliationStore store;
    private final PartnerJournal journal;
    private final ReconciliationSettings settings;
    private final Clock clock;

    /** Of the streams in a journal. */
    public Runner(ReconciliationStore store, PartnerJournal journal, ReconciliationSettings settings, Clock clock) {
        this.store = store;
        this.journal = journal;
        this.settings = settings;
        this.clock = clock;
    }

    /** Begins; a platform thread, so that the operating system shares the cores out between it and the requests beside it. */
    void start(Reconciliation reconciliation, Work work, Runnable ended) {
        Thread.ofPlatform().name("reconciliation").daemon().start(() -> {
            try (work;
                    Notes notes = new Notes(reconciliation)) {
                run(reconciliation, work, notes);
            } catch (IOException unswept) {
                LOG.warn("Files of a reconciliation could not be deleted", unswept);
            } finally {
                ended.run();
            }
        });
    }

    private void run(Reconciliation reconciliation, Work work, Notes notes) {
        int attempt = reconciliation.progress().attempt();
        try {
            Found found = new Found(reconciliation.period(), settings.discrepancies(), some -> {
                notes.require();
                store.found(reconciliation.id(), attempt, some);
            });
            Counts counts = work.match(journal, found);
            notes.end(State.DONE, counts, found.kept());
        } catch (IOException | RuntimeException | Error brokenOff) {
            LOG.error("Reconciliation {} broke off", reconciliation.id(), brokenOff);
            notes.end(State.FAILED, Counts.NONE, 0);
        }
    }

    /** Says in the store that somebody is at work, as long as nobody else has begun it again. */
    private final class Notes implements AutoCloseable {
        private final Thread ticking;
        private Reconciliation latest;
        private boolean ours = true;

        Notes(Reconciliation begun) {
            this.latest = begun;
            this.ticking = Thread.ofVirtual().name("reconciliation-notes").start(this::tick);
        }

        private void tick() {
            Duration pause = settings.silence().dividedBy(NOTES_PER_SILENCE);
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    Thread.sleep(pause);
                    note(State.RUNNING, Counts.NONE, 0);
                }
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }

        private synchronized void note(State state, Counts counts, long kept) {
            if (!ours || latest.progress().state() != State.RUNNING) {
                return;
            }
            try {
                Reconciliation next = latest.next(new Progress(
                        state,
                        latest.progress().attempt(),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        counts,
                        kept));
                ours = store.replace(next);
                latest = next;
            } catch (RuntimeException away) {
                LOG.warn("Reconciliation {} could not be noted", latest.id(), away);
            }
        }

        /** What is found after somebody else began it again is theirs to find. */
        synchronized void require() {
            if (!ours) {
                throw new IllegalStateException("reconciliation " + latest.id() + " was begun again elsewhere");
            }
        }

        void end(State state, Counts counts, long kept) {
            note(state, counts, kept);
        }

        @Override
        public void close() {
            ticking.interrupt();
        }
    }
}
