package io.guerdon.publishing;

import io.guerdon.ledger.DueWork;
import io.guerdon.ledger.SnapshotWriteBehind;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs what follows commits, each on its own thread so that a broker that stays away delays events only. Started before and
 * stopped after the web server: by then nothing new is committed, and what there is gets published before the writer is closed.
 */
final class PublishingLifecycle implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(PublishingLifecycle.class);
    private static final int DUTIES = 5;
    /** Long enough for entries to gather, so that the broker's and the partners' writes cost tills little. */
    private static final long RELAY_MILLIS = 50;

    private static final long KEEP_MILLIS = 200;
    private static final long SECOND_MILLIS = 1_000;
    /** Twice this, and what the web server and the broker take to close, is less than a supervisor is told to wait. */
    private static final long LONGEST_END_SECONDS = 6;

    private final Relay relay;
    private final Adoption adoption;
    private final SnapshotWriteBehind snapshots;
    private final DueWork dueWork;
    private final LeaseKeeper keeper;
    private volatile @Nullable ScheduledExecutorService threads;

    PublishingLifecycle(
            Relay relay, Adoption adoption, SnapshotWriteBehind snapshots, DueWork dueWork, LeaseKeeper keeper) {
        this.relay = relay;
        this.adoption = adoption;
        this.snapshots = snapshots;
        this.dueWork = dueWork;
        this.keeper = keeper;
    }

    @Override
    public void start() {
        ScheduledExecutorService pool = Executors.newScheduledThreadPool(
                DUTIES, Thread.ofPlatform().daemon().name("publishing-", 1).factory());
        threads = pool;
        every(pool, KEEP_MILLIS, "the lease", keeper::keep);
        every(pool, RELAY_MILLIS, "the relay", this::relayAll);
        every(pool, SECOND_MILLIS, "adoption", adoption::sweep);
        every(pool, SECOND_MILLIS, "snapshots", () -> snapshots.beat(keeper.now()));
        every(pool, SECOND_MILLIS, "due work", () -> dueWork.beat(keeper.now()));
    }

    private void every(ScheduledExecutorService pool, long millis, String what, Runnable duty) {
        Runnable guarded = () -> {
            try {
                if (!keeper.lost()) {
                    duty.run();
                }
            } catch (RuntimeException fault) {
                LOG.warn("{} has to wait: {}", what, fault.toString());
                pause();
            } catch (Error broken) {
                // What is thrown out of here is thrown away, and the duty is never done again.
                LOG.error("{} broke off, and is tried again", what, broken);
                pause();
            }
        };
        var _ = pool.scheduleWithFixedDelay(guarded, 0, millis, TimeUnit.MILLISECONDS);
    }

    private void relayAll() {
        boolean moved = true;
        while (moved && !keeper.lost() && !Thread.currentThread().isInterrupted()) {
            moved = relay.step() && relay.lag() >= Relay.BATCH;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(SECOND_MILLIS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService pool = threads;
        threads = null;
        if (pool == null) {
            return;
        }
        pool.shutdown();
        ended(pool);
        try (var last =
                Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory())) {
            last.execute(this::drain);
            last.shutdown();
            ended(last);
        }
        try {
            keeper.end(relay.lag());
        } catch (RuntimeException fault) {
            LOG.warn("the writer could not be closed and will be adopted: {}", fault.toString());
        }
    }

    /** Waits for a while, then interrupts: a broker that stays away must not keep the process from ending. */
    private static void ended(ExecutorService pool) {
        try {
            if (!pool.awaitTermination(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
                pool.shutdownNow();
                pool.awaitTermination(1, TimeUnit.SECONDS);
            }
        } catch (InterruptedException stopping) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void drain() {
        try {
            while (relay.lag() > 0 && !keeper.lost()) {
                relay.step();
            }
        } catch (RuntimeException fault) {
            LOG.warn("the last entries could not be published: {}", fault.toString());
        }
    }

    @Override
    public boolean isRunning() {
        return threads != null;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
