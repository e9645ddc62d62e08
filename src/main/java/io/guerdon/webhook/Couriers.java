package io.guerdon.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Sees to it that every webhook has one courier, in one of the processes: takes those that nobody has, keeps those this process has,
 * lets go of those that were removed. Stopped before publishing: what is published last is sent by whoever comes next.
 */
final class Couriers implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Couriers.class);
    private static final long BEAT_MILLIS = 1_000;
    /** What is under way is acknowledged and noted within this, or sent again by whoever comes next. */
    private static final Duration LONGEST_END = Duration.ofSeconds(3);

    private static final Duration AFTER_THAT = Duration.ofSeconds(1);

    private final Webhooks.Stores stores;
    private final Care care;
    private final Function<Hired, Courier> hiring;
    private final WebhookMeters meters;
    private final Map<WebhookId, Running> running = new ConcurrentHashMap<>();
    private volatile @Nullable ScheduledExecutorService beat;

    Couriers(Webhooks.Stores stores, Care care, Function<Hired, Courier> hiring, WebhookMeters meters) {
        this.stores = stores;
        this.care = care;
        this.hiring = hiring;
        this.meters = meters;
    }

    /** Who cares, for how long at a time, by which clock. */
    record Care(String owner, Duration lease, Clock clock) {}

    /** A webhook and the right to send for it. */
    record Hired(Webhook webhook, Tenure tenure) {}

    private record Running(Courier courier, Thread thread) {
        boolean isOver() {
            return !thread.isAlive() || courier.tenure().lost();
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService pool = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("webhooks").factory());
        beat = pool;
        var _ = pool.scheduleWithFixedDelay(this::guarded, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void guarded() {
        try {
            beat();
        } catch (RuntimeException fault) {
            LOG.warn("webhooks have to wait: {}", fault.toString());
        }
    }

    private void beat() {
        Map<WebhookId, Webhook> all =
                stores.webhooks().all().stream().collect(Collectors.toMap(Webhook::id, webhook -> webhook));
        running.forEach((id, one) -> {
            if (!all.containsKey(id)) {
                one.courier().stop();
            }
            if (one.isOver() || !all.containsKey(id)) {
                end(id, one);
            }
            if (!all.containsKey(id)) {
                // What it set aside between its removal and its end.
                stores.deadLetters().removeAll(id);
            }
        });
        Map<WebhookId, Progress> progress =
                stores.progress().all().stream().collect(Collectors.toMap(Progress::id, one -> one));
        all.values().forEach(webhook -> {
            Running one = running.get(webhook.id());
            if (one == null) {
                take(webhook, progress.getOrDefault(webhook.id(), Progress.fresh(webhook)));
            } else {
                one.courier().is(webhook);
                one.courier().tenure().keep(progress.getOrDefault(webhook.id(), Progress.fresh(webhook)));
            }
        });
    }

    private void take(Webhook webhook, Progress found) {
        if (!found.isFree(care.clock().instant())) {
            return;
        }
        Tenure.take(stores.progress(), care.clock(), care.owner(), care.lease(), found)
                .ifPresent(tenure -> {
                    Courier courier = hiring.apply(new Hired(webhook, tenure));
                    Thread thread = Thread.ofPlatform()
                            .daemon()
                            .name("webhook-" + webhook.id())
                            .start(courier);
                    running.put(webhook.id(), new Running(courier, thread));
                    meters.show(courier);
                });
    }

    private void end(WebhookId id, Running one) {
        running.remove(id);
        meters.hide(one.courier().webhook());
        one.thread().interrupt();
    }

    @Override
    public void stop() {
        ScheduledExecutorService pool = beat;
        beat = null;
        if (pool == null) {
            return;
        }
        pool.shutdownNow();
        running.values().forEach(one -> one.courier().stop());
        Instant end = care.clock().instant().plus(LONGEST_END);
        try {
            pool.awaitTermination(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS);
            for (Running one : running.values()) {
                one.courier().stop();
                one.thread().join(until(end));
            }
            running.values().forEach(one -> one.thread().interrupt());
            for (Running one : running.values()) {
                one.thread().join(until(end.plus(AFTER_THAT)));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        running.values().forEach(Couriers::release);
        running.clear();
    }

    /** All of them together have that long. */
    private Duration until(Instant end) {
        Duration left = Duration.between(care.clock().instant(), end);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Of one that could not be ended, others wait for the lease. */
    private static void release(Running one) {
        try {
            if (!one.thread().isAlive()) {
                one.courier().tenure().release();
            }
        } catch (RuntimeException fault) {
            LOG.warn(
                    "webhook {} is left to its lease: {}",
                    one.courier().webhook().id(),
                    fault.toString());
        }
    }

    @Override
    public boolean isRunning() {
        return beat != null;
    }

    /** After publishing, and so stopped before it. */
    @Override
    public int getPhase() {
        return 1;
    }
}
