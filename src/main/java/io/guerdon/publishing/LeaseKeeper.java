package io.guerdon.publishing;

import io.guerdon.ledger.SnapshotWriteBehind;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Keeps this process's own lease. A process that finds it lost is neither ready nor live from then on, so that its supervisor
 * replaces it: starting again as a new writer is the only recovery, and what it still commits meanwhile is swept by others.
 */
final class LeaseKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);

    private final Lease lease;
    private final SnapshotWriteBehind snapshots;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private boolean told;

    LeaseKeeper(Lease lease, SnapshotWriteBehind snapshots, Clock clock, ApplicationEventPublisher events) {
        this.lease = lease;
        this.snapshots = snapshots;
        this.clock = clock;
        this.events = events;
    }

    Instant now() {
        return clock.instant();
    }

    boolean lost() {
        return lease.lost();
    }

    /** Saves progress and renews; to be called a few times a second. */
    void keep() {
        lease.snapshotted(snapshots.watermark());
        lease.keep(now());
        if (lease.lost() && !told) {
            told = true;
            LOG.error("writer {} was adopted by another process; this one must be started again", lease.writer());
            AvailabilityChangeEvent.publish(events, this, ReadinessState.REFUSING_TRAFFIC);
            AvailabilityChangeEvent.publish(events, this, LivenessState.BROKEN);
        }
    }

    /** Ends it: closed where everything is published, otherwise left for others to take at once. */
    void end(long unpublished) {
        snapshots.flush();
        lease.snapshotted(snapshots.watermark());
        boolean saved = unpublished == 0 ? lease.close(now()) : lease.release(now());
        LOG.info("writer {} ended, {} entries left to others, saved: {}", lease.writer(), unpublished, saved);
    }
}
