package io.guerdon.web;

import io.guerdon.ledger.Overloaded;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/**
 * Room for the lines of all batches that are under way, in bytes. A window of lines alone would not do: it bounds one batch, and a
 * line may be a thousand times as long as most are. A line has its room from when it is read until it is answered, whether the
 * caller has taken the answer or not, so a caller that reads slowly keeps nobody else waiting.
 */
@Component
final class BatchRoom {
    /** Whoever gives up waiting goes to the end of the queue, so this is long beside what a line takes. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Semaphore bytes;

    /** Room for so many bytes, and for the longest line in any case. */
    BatchRoom(WebProperties properties) {
        this.bytes = new Semaphore(Math.max(properties.batchBytes(), BatchLines.LONGEST), true);
    }

    /** Waits for the room a line takes; false where nobody wants it any more. */
    boolean take(int length, BooleanSupplier unwanted) {
        try {
            while (!bytes.tryAcquire(length, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                if (unwanted.getAsBoolean()) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Overloaded("stopping");
        }
    }

    /** The line is answered. */
    void giveBack(int length) {
        bytes.release(length);
    }
}
