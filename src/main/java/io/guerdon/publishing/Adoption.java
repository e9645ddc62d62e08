package io.guerdon.publishing;

import io.micrometer.core.instrument.Counter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the writers of other processes. One whose lease has lapsed is taken over by exactly one process and finished.
 * One that was closed is looked at again for an hour, because a process that was only paused may wake up and still insert.
 */
final class Adoption {
    private static final Logger LOG = LoggerFactory.getLogger(Adoption.class);
    private static final Duration LOOKED_AFTER = Duration.ofHours(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    private final Writers writers;
    private final Finishing finishing;
    private final Neighbours neighbours;
    private final Care care;
    private final Counter adopted;
    private Instant nextLook = Instant.EPOCH;

    Adoption(Writers writers, Finishing finishing, Neighbours neighbours, Care care, Counter adopted) {
        this.writers = writers;
        this.finishing = finishing;
        this.neighbours = neighbours;
        this.care = care;
        this.adopted = adopted;
    }

    /** Who adopts, for how long at a time, by which clock. */
    record Care(String owner, Duration lease, Clock clock) {}

    /** Finishes whoever needs it; to be called about once a second. */
    void sweep() {
        Instant now = care.clock.instant();
        List<Registration> all = writers.all();
        neighbours.saw(all, now);
        boolean look = !now.isBefore(nextLook);
        if (look) {
            nextLook = now.plus(BETWEEN_LOOKS);
        }
        for (Registration writer : all) {
            if (writer.lapsed(now)) {
                adopt(writer);
            } else if (look && writer.closed()) {
                lookAgain(writer, now);
            }
        }
    }

    private void lookAgain(Registration closed, Instant now) {
        if (finishing.hasMore(closed)) {
            LOG.warn("writer {} was closed and has written more; its process must have been paused", closed.id());
            adopt(closed);
        } else if (closed.tenure().until().plus(LOOKED_AFTER).isBefore(now)) {
            writers.remove(closed);
        }
    }

    private void adopt(Registration writer) {
        if (writer.id().equals(care.owner)) {
            return;
        }
        Lease.adopt(writers, writer, care.owner, care.lease, care.clock.instant())
                .ifPresent(lease -> {
                    adopted.increment();
                    LOG.info("adopted writer {}", lease.writer());
                    finishing.finish(lease);
                });
    }
}
