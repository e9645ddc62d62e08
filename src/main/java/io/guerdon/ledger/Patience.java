package io.guerdon.ledger;

import java.time.Duration;
import java.util.function.Supplier;

/** Tries again while the store does not answer; for work that is harmless to repeat. */
final class Patience {
    private Patience() {}

    static <T> T patiently(Duration patience, Duration pause, Supplier<T> work) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return work.get();
            } catch (StoreUnavailable unavailable) {
                if (System.nanoTime() > end || !slept(pause)) {
                    throw unavailable;
                }
            }
        }
    }

    private static boolean slept(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
