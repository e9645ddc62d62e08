package io.guerdon.ledger;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * How long a process tries again while its store does not answer; for work that is harmless to repeat.
 *
 * @param longest after which callers are told to come back
 * @param pause between two tries
 */
public record Patience(Duration longest, Duration pause) {
    /** Longer than an election of a replica set usually takes, shorter than tills wait. */
    public static final Patience USUAL = new Patience(Duration.ofSeconds(10), Duration.ofMillis(100));

    <T> T untilAnswered(Supplier<T> work) {
        long end = System.nanoTime() + longest.toNanos();
        while (true) {
            try {
                return work.get();
            } catch (StoreUnavailable unavailable) {
                if (System.nanoTime() > end || !slept()) {
                    throw unavailable;
                }
            }
        }
    }

    private boolean slept() {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
