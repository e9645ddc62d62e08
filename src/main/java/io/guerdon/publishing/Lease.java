package io.guerdon.publishing;

import io.guerdon.publishing.Registration.Standing;
import io.guerdon.publishing.Registration.Tenure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A writer in this process's care, its own or an adopted one. Progress is kept here and saved together with the renewal of the
 * lease, in one small write; what was not saved is done again by whoever comes next.
 *
 * <p>A lease that was taken away never comes back. The process then must not write under that id any more: what it still
 * commits meanwhile is swept by others. It cannot know at once that it was taken, but it knows until when it cannot have been.
 */
public final class Lease {
    private final Writers writers;
    private final Duration length;
    private Registration saved;
    private Mark published;
    private long snapshotted;
    private volatile Term term;
    private volatile boolean lost;

    private Lease(Writers writers, Duration length, Registration held, Term term) {
        this.writers = writers;
        this.length = length;
        this.saved = held;
        this.term = term;
        this.published = held.published();
        this.snapshotted = held.snapshotted();
    }

    /**
     * Registers a new writer.
     *
     * @param first how long it lasts before it is kept for the first time
     * @param length how long after that
     */
    public static Lease register(Writers writers, String id, Duration first, Duration length, Instant now) {
        Registration registration = Registration.live(id, now.plus(first));
        Term term = Term.of(registration, now);
        writers.register(registration);
        return new Lease(writers, length, registration, term);
    }

    /** Takes another process's writer over; empty where somebody else was faster. */
    static Optional<Lease> adopt(Writers writers, Registration found, String owner, Duration length, Instant now) {
        Registration taken = found.held(new Tenure(Standing.ADOPTING, owner, now.plus(length)));
        Term term = Term.of(taken, now);
        return writers.replace(taken) ? Optional.of(new Lease(writers, length, taken, term)) : Optional.empty();
    }

    /** The writer's id. */
    public String writer() {
        return saved.id();
    }

    /** Whether another process has taken it. */
    public boolean lost() {
        return lost;
    }

    /** Whether nobody else can have taken it yet; after that only once it could be renewed. */
    public boolean holds(Instant now) {
        return !lost && term.lasts(now);
    }

    /** How far its entries are published. */
    public synchronized Mark published() {
        return published;
    }

    /** Every entry up to this one is contained in a snapshot. */
    public synchronized long snapshotted() {
        return snapshotted;
    }

    /** The broker has acknowledged more. */
    public synchronized void published(Mark mark) {
        published = mark;
    }

    /** Snapshots contain more. */
    public synchronized void snapshotted(long n) {
        snapshotted = Math.max(snapshotted, n);
    }

    /**
     * Saves the progress and renews the lease.
     *
     * @return false where it was not saved; then the lease is lost, or will be tried again
     */
    public synchronized boolean renew(Instant now) {
        return save(saved.renewed(now.plus(length), published, snapshotted), now);
    }

    /** Renews where there is progress to save, or the lease has used up a tenth of its length or is longer than that. */
    public synchronized boolean keep(Instant now) {
        boolean progress = !published.equals(saved.published()) || snapshotted != saved.snapshotted();
        Duration left = Duration.between(now, saved.tenure().until());
        boolean fresh = left.compareTo(length.multipliedBy(9).dividedBy(10)) >= 0 && left.compareTo(length) <= 0;
        return (progress || !fresh) ? renew(now) : !lost;
    }

    /** Ends the care of a writer whose work is all done. */
    public synchronized boolean close(Instant now) {
        Tenure end = new Tenure(Standing.CLOSED, saved.tenure().owner(), now);
        return save(new Registration(saved.id(), saved.version() + 1, end, published, snapshotted), now);
    }

    /** Gives a writer with work left to whoever takes it next, at once. */
    public synchronized boolean release(Instant now) {
        return save(saved.renewed(now.minusMillis(1), published, snapshotted), now);
    }

    private boolean save(Registration next, Instant now) {
        if (lost) {
            return false;
        }
        Term asked = Term.of(next, now);
        if (writers.replace(next)) {
            saved = next;
        } else if (!wentInBefore(next)) {
            return false;
        }
        term = asked;
        return true;
    }

    /** An earlier write of unknown outcome may have gone in; it was ours if we are still the owner. */
    private boolean wentInBefore(Registration next) {
        Optional<Registration> there = writers.find(next.id());
        if (there.isEmpty()) {
            comeBack(next);
        }
        Optional<Registration> ours = there.filter(
                        found -> found.tenure().owner().equals(saved.tenure().owner()))
                .filter(found -> !found.closed());
        if (ours.isEmpty()) {
            lost = true;
            return false;
        }
        Registration again = new Registration(
                next.id(), ours.get().version() + 1, next.tenure(), next.published(), next.snapshotted());
        boolean stored = writers.replace(again);
        saved = stored ? again : ours.get();
        return stored;
    }

    /** Whoever slept until it was forgotten may have had entries on their way, so it is looked after once more, as one that was closed just now. */
    private void comeBack(Registration next) {
        Tenure closed =
                new Tenure(Standing.CLOSED, next.tenure().owner(), next.tenure().until());
        writers.register(new Registration(next.id(), 1, closed, next.published(), next.snapshotted()));
    }

    /**
     * How long it lasts, by two clocks: the one that others go by may be set back, the other one may stand still while the machine does. It is counted
     * from before it was asked for.
     */
    private record Term(Instant until, long untilNanos) {
        static Term of(Registration asked, Instant now) {
            Instant until = asked.tenure().until();
            return new Term(
                    until, System.nanoTime() + Duration.between(now, until).toNanos());
        }

        boolean lasts(Instant now) {
            return now.isBefore(until) && System.nanoTime() - untilNanos < 0;
        }
    }
}
