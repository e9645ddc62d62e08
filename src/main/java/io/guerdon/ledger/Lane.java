package io.guerdon.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * Turns many small writes into few large ones: while one batch is under way the next one fills. A single item never waits for
 * company. The queue in front is bounded; a full queue refuses at once. Where nothing comes for a while an empty batch may be
 * written, so that what the last one left open is looked into. A lane has a platform thread: everybody waits for it, so it must not
 * itself wait behind all the virtual threads that are ready to run.
 *
 * @param <T> what is written
 * @param <R> what comes of it
 */
public final class Lane<T, R> implements AutoCloseable {
    private static final int LARGEST_BATCH = 1_000;
    private static final int WORTH_WAITING_FOR = 8;
    private static final long GLANCE_NANOS = 200_000;

    private final BlockingQueue<Waiting<T, R>> queue;
    private final Duration idle;
    private final Function<List<T>, List<R>> write;
    private final Thread thread;
    private volatile boolean closed;

    /**
     * Opens a lane.
     *
     * @param capacity of the queue
     * @param write handles a batch and answers one result each, in order; what it throws goes to everybody in the batch
     */
    public Lane(String name, int capacity, Function<List<T>, List<R>> write) {
        this(name, capacity, Duration.ofMillis(Long.MAX_VALUE), write);
    }

    /**
     * Opens a lane that writes empty batches too.
     *
     * @param idle after which an empty batch is written
     */
    Lane(String name, int capacity, Duration idle, Function<List<T>, List<R>> write) {
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.idle = idle;
        this.write = write;
        this.thread = Thread.ofPlatform().daemon().name(name).start(this::run);
    }

    /**
     * Has an item written.
     *
     * @throws Overloaded where too many wait already
     */
    public CompletableFuture<R> submit(T item) {
        Waiting<T, R> waiting = new Waiting<>(item, new CompletableFuture<>());
        if (!queue.offer(waiting)) {
            throw new Overloaded(thread.getName() + " is full");
        }
        if (closed) {
            turnAway();
        }
        return waiting.result;
    }

    int waiting() {
        return queue.size();
    }

    private void run() {
        List<Waiting<T, R>> batch = new ArrayList<>(LARGEST_BATCH);
        Past last = new Past(0, 0, 0);
        try {
            while (true) {
                Waiting<T, R> first = queue.poll(idle.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    gather(last);
                    queue.drainTo(batch, LARGEST_BATCH - 1);
                }
                long begin = System.nanoTime();
                handle(batch);
                last = new Past(batch.size(), begin, System.nanoTime());
                batch.clear();
            }
        } catch (InterruptedException closing) {
            // Whoever still waits is turned away.
        } finally {
            closed = true;
            batch.forEach(waiting -> waiting.result.completeExceptionally(new IllegalStateException("broken")));
            turnAway();
        }
    }

    /** The batch before: how many it answered, when it began and ended. */
    private record Past(int answered, long begin, long end) {
        /** Until when those it answered are worth waiting for: at most a quarter of what it took. */
        long patience() {
            return answered < WORTH_WAITING_FOR ? end : end + (end - begin) / 4;
        }
    }

    /** Whoever waits here waits without a limit of its own, so nobody may be left behind. */
    private void turnAway() {
        for (Waiting<T, R> waiting = queue.poll(); waiting != null; waiting = queue.poll()) {
            waiting.result.completeExceptionally(new Overloaded("closing"));
        }
    }

    /**
     * Waits for those whom the last batch has just answered, who are likely to be back at once. A write costs the store much
     * the same for ten entries as for fifty.
     */
    private void gather(Past last) {
        int enough = Math.min(queue.size() + last.answered, LARGEST_BATCH - 1);
        while (queue.size() < enough && System.nanoTime() - last.patience() < 0) {
            LockSupport.parkNanos(GLANCE_NANOS);
        }
    }

    private void handle(List<Waiting<T, R>> batch) {
        try {
            List<R> results = write.apply(batch.stream().map(Waiting::item).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).result.complete(results.get(i));
            }
        } catch (RuntimeException | Error fault) {
            batch.forEach(waiting -> waiting.result.completeExceptionally(fault));
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private record Waiting<T, R>(T item, CompletableFuture<R> result) {}
}
