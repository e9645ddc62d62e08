package io.guerdon.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Turns many small writes into few large ones, without a timer: while one batch is under way the next one fills. The queue in
 * front is bounded; a full queue refuses at once. Where nothing comes for a while an empty batch is written, so that what the
 * last one left open is looked into.
 *
 * @param <T> what is written
 * @param <R> what comes of it
 */
final class Lane<T, R> implements AutoCloseable {
    private static final int LARGEST_BATCH = 1_000;

    private final BlockingQueue<Waiting<T, R>> queue;
    private final Duration idle;
    private final Function<List<T>, List<R>> write;
    private final Thread thread;
    private volatile boolean closed;

    /**
     * Opens a lane.
     *
     * @param idle after which an empty batch is written
     * @param write handles a batch and answers one result each, in order; what it throws goes to everybody in the batch
     */
    Lane(String name, int capacity, Duration idle, Function<List<T>, List<R>> write) {
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.idle = idle;
        this.write = write;
        this.thread = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    CompletableFuture<R> submit(T item) {
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
        try {
            while (true) {
                Waiting<T, R> first = queue.poll(idle.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, LARGEST_BATCH - 1);
                }
                handle(batch);
                batch.clear();
            }
        } catch (InterruptedException closing) {
            closed = true;
            turnAway();
        }
    }

    /** Whoever waits here waits without a limit of its own, so nobody may be left behind. */
    private void turnAway() {
        for (Waiting<T, R> waiting = queue.poll(); waiting != null; waiting = queue.poll()) {
            waiting.result.completeExceptionally(new Overloaded("closing"));
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
