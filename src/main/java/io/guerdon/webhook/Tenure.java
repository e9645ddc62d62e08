package io.guerdon.webhook;

import io.guerdon.webhook.Progress.Carrier;
import io.guerdon.webhook.Progress.Place;
import io.guerdon.webhook.Progress.Standing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A webhook in this process's hands. What is done is saved together with the renewal of the lease, in one small write; what was not
 * saved is done again by whoever comes next. A lease that was taken away never comes back.
 */
final class Tenure {
    private final ProgressStore store;
    private final Clock clock;
    private final String owner;
    private final Duration length;
    private Progress saved;
    private volatile boolean lost;
    private volatile boolean moved;

    private Tenure(ProgressStore store, Clock clock, Carrier carrier, Duration length, Progress saved) {
        this.store = store;
        this.clock = clock;
        this.owner = carrier.owner();
        this.length = length;
        this.saved = saved;
    }

    /** Takes a webhook nobody has; empty where somebody else was faster. */
    static Optional<Tenure> take(ProgressStore store, Clock clock, String owner, Duration length, Progress found) {
        Carrier carrier = new Carrier(owner, clock.instant().plus(length));
        Progress taken = found.carriedBy(carrier);
        boolean mine = store.replace(taken) || (found.version() == 0 && store.add(taken));
        return mine ? Optional.of(new Tenure(store, clock, carrier, length, taken)) : Optional.empty();
    }

    /** Whether another process has it, or nobody, because it was removed. */
    boolean lost() {
        return lost;
    }

    /** Whether another process may have taken it without this one knowing; it is renewed, or lost, before long. */
    boolean lapsed() {
        return !clock.instant().isBefore(until());
    }

    /** Whether somebody has set another place since it was last asked for. */
    boolean moved() {
        return moved;
    }

    /** Where to go on. */
    synchronized Place place() {
        moved = false;
        return saved.place();
    }

    synchronized Standing standing() {
        return saved.standing();
    }

    /** Everything before a place is acknowledged; that says nothing any more where somebody has set another place meanwhile. */
    synchronized void advance(Place next, Standing standing) {
        if (!moved) {
            save(clock.instant(), progress -> progress.at(next).with(standing));
        }
    }

    /** How it goes; that says nothing of another place either. */
    synchronized void stand(Standing standing) {
        if (!moved) {
            save(clock.instant(), progress -> progress.with(standing));
        }
    }

    /** Takes up what somebody else has written; otherwise renews the lease when a third of it is over. */
    void keep(Progress stored) {
        Instant now = clock.instant();
        if (isBehind(stored)) {
            reload();
        } else if (!now.isBefore(until().minus(length).plus(length.dividedBy(3)))) {
            save(now, progress -> progress);
        }
    }

    private synchronized boolean isBehind(Progress stored) {
        return stored.version() > saved.version();
    }

    private synchronized Instant until() {
        return saved.carrier().until();
    }

    /** Leaves it to others at once. */
    synchronized void release() {
        if (!lost) {
            store.replace(saved.carriedBy(new Carrier("", Instant.EPOCH)));
            lost = true;
        }
    }

    private synchronized void save(Instant now, UnaryOperator<Progress> change) {
        if (lost) {
            return;
        }
        Progress next = change.apply(saved).carriedBy(new Carrier(owner, now.plus(length)));
        if (store.replace(next)) {
            saved = next;
        } else {
            reload();
        }
    }

    /** Only two others write here: whoever takes over, and whoever sets another place, which then counts. */
    private synchronized void reload() {
        Optional<Progress> found = store.find(saved.id());
        if (found.isPresent() && found.get().carrier().owner().equals(owner)) {
            saved = found.get();
            moved = true;
        } else {
            lost = true;
        }
    }
}
