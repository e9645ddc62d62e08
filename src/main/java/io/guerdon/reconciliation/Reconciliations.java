package io.guerdon.reconciliation;

import io.guerdon.ledger.LedgerRefusal.IdempotencyKeyReused;
import io.guerdon.ledger.Overloaded;
import io.guerdon.ledger.Refusal;
import io.guerdon.publishing.PartnerId;
import io.guerdon.reconciliation.Reconciliation.Progress;
import io.guerdon.reconciliation.Reconciliation.Request;
import io.guerdon.reconciliation.Reconciliation.State;
import io.guerdon.reconciliation.ReconciliationRefusal.ReconciliationRunning;
import io.guerdon.reconciliation.ReconciliationRefusal.UploadEmpty;
import io.guerdon.reconciliation.ReconciliationRefusal.UploadTooLong;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Begins reconciliations, of a partner one at a time, and shows how they stand. */
public final class Reconciliations {
    private final ReconciliationStore store;
    private final Runner runner;
    private final ReconciliationSettings settings;
    private final Clock clock;
    private final Semaphore free;
    /** Whose uploads are being taken in: one of each, so that nobody who sends slowly keeps all others out. */
    private final Set<PartnerId> sending = ConcurrentHashMap.newKeySet();

    /** Of a store, within bounds. */
    public Reconciliations(ReconciliationStore store, Runner runner, ReconciliationSettings settings, Clock clock) {
        this.store = store;
        this.runner = runner;
        this.settings = settings;
        this.clock = clock;
        this.free = new Semaphore(settings.atOnce());
    }

    /** What became of a request. */
    public sealed interface Begun {
        /** It is under way; it may be a later attempt at an interrupted one. */
        record Accepted(Reconciliation reconciliation) implements Begun {}

        /** The same request began it before. */
        record Repeated(Reconciliation reconciliation) implements Begun {}

        /** Nothing of it is kept. */
        record Refused(Refusal refusal) implements Begun {}
    }

    /** A partner's, the latest first. */
    public List<Reconciliation> of(PartnerId partner) {
        return store.of(partner).stream().map(this::seen).toList();
    }

    /** One as it stands. */
    public Optional<Reconciliation> find(ReconciliationId id) {
        return store.find(id).map(this::seen);
    }

    private Reconciliation seen(Reconciliation reconciliation) {
        return reconciliation.seen(clock.instant(), settings.silence());
    }

    /**
     * Takes an upload in and begins to match it.
     *
     * @param body read to its end while this runs
     * @throws IOException where the sender breaks off; nothing is kept then
     * @throws Overloaded where as many are under way as may be, or another upload of the partner is being taken in
     */
    public Begun begin(Asked asked, InputStream body) throws IOException {
        Optional<Reconciliation> before =
                store.madeBy(asked.partner(), asked.key()).map(this::seen);
        Optional<Begun> running = before.isPresent() ? Optional.empty() : running(asked.partner());
        if (running.isPresent()) {
            return running.get();
        }
        if (!sending.add(asked.partner())) {
            throw new Overloaded("another upload of the partner is being taken in");
        }
        try {
            return admitted(asked, before, body);
        } finally {
            sending.remove(asked.partner());
        }
    }

    private Begun admitted(Asked asked, Optional<Reconciliation> before, InputStream body) throws IOException {
        if (!free.tryAcquire()) {
            throw new Overloaded("as many reconciliations are under way as may be");
        }
        Handing handing = new Handing();
        try {
            return begin(asked, before, new Work(asked, settings), body, handing);
        } finally {
            if (!handing.handed) {
                free.release();
            }
        }
    }

    /** Whether the place among those under way, and the files, are the runner's now. */
    private static final class Handing {
        private boolean handed;
    }

    private Begun begin(Asked asked, Optional<Reconciliation> before, Work work, InputStream body, Handing handing)
            throws IOException {
        try {
            String digest = work.take(body);
            Begun begun = work.sent() == 0
                    ? new Begun.Refused(new UploadEmpty())
                    : before.map(there -> again(there, digest)).orElseGet(() -> first(asked, digest));
            if (begun instanceof Begun.Accepted accepted) {
                handing.handed = true;
                runner.start(accepted.reconciliation(), work, free::release);
            }
            return begun;
        } catch (UnreadableLine unreadable) {
            return new Begun.Refused(unreadable.refusal());
        } catch (Intake.TooManyLines _) {
            return new Begun.Refused(new UploadTooLong(settings.mostLines()));
        } finally {
            if (!handing.handed) {
                work.close();
            }
        }
    }

    private Begun again(Reconciliation there, String digest) {
        if (!there.request().digest().equals(digest)) {
            return new Begun.Refused(new IdempotencyKeyReused(List.of("upload")));
        }
        Reconciliation stored = store.find(there.id()).orElse(there);
        if (!seen(stored).isBroken()) {
            return new Begun.Repeated(seen(stored));
        }
        Optional<Begun> running = running(there.id().partner());
        int attempt = stored.progress().attempt() + 1;
        Reconciliation next = stored.next(new Progress(State.RUNNING, attempt, now(), Counts.NONE, 0));
        return running.isEmpty() && store.replace(next)
                ? new Begun.Accepted(next)
                : running.orElseGet(() ->
                        new Begun.Refused(new ReconciliationRunning(there.id().toString())));
    }

    private Begun first(Asked asked, String digest) {
        List<Reconciliation> others = store.of(asked.partner());
        int number = others.isEmpty() ? 1 : others.getFirst().id().number() + 1;
        ReconciliationId id = new ReconciliationId(asked.partner(), number);
        Reconciliation made = new Reconciliation(
                id,
                new Request(asked.key(), digest, now()),
                asked.period(),
                new Progress(State.RUNNING, 1, now(), Counts.NONE, 0),
                0);
        Optional<Begun> running = running(asked.partner());
        if (running.isPresent() || !store.add(made)) {
            return running.orElseGet(() -> new Begun.Refused(new ReconciliationRunning(id.toString())));
        }
        others.stream().skip(settings.kept() - 1L).forEach(old -> store.forget(old.id()));
        return new Begun.Accepted(made);
    }

    private Optional<Begun> running(PartnerId partner) {
        return of(partner).stream()
                .filter(one -> one.progress().state() == State.RUNNING)
                .map(one -> (Begun)
                        new Begun.Refused(new ReconciliationRunning(one.id().toString())))
                .findFirst();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
