package io.guerdon.mongo;

import io.guerdon.ledger.Lane;
import io.guerdon.ledger.StoreUnavailable;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/**
 * Asks the store for many callers at once. A command costs the server some 400 µs whatever it carries, so that fifty look-ups
 * in one cost a twentieth of fifty alone; a caller that is the only one does not wait for company. What is found is answered as
 * it is stored and decoded by whoever asked, so that a damaged document is in nobody else's way.
 *
 * @param <T> what a caller asks for
 * @param <R> what it is answered
 */
final class Together<T, R> implements AutoCloseable {
    private static final int CAPACITY = 4_096;

    private final Lane<T, R> lane;

    /**
     * Opens the way to the store.
     *
     * @param all answers one result each, in order; what it throws goes to everybody who asked
     */
    Together(String name, Function<List<T>, List<R>> all) {
        this.lane = new Lane<>(name, CAPACITY, all);
    }

    /** Asks, and waits for the answer. */
    R ask(T item) {
        try {
            return lane.submit(item).get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("stopping before the store answered", stopping);
        }
    }

    @Override
    public void close() {
        lane.close();
    }
}
