package io.guerdon.stock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongPredicate;

/**
 * Goes through all numbers of a stock once all seem given, for those whose entry never came because its process was killed: a part
 * at a time, with pauses, the first of which lets whoever is giving the last ones finish. One caller at a time sweeps; the others
 * are not kept waiting for what it reads.
 */
final class Sweep {
    private static final int PART = 200;
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Clock clock;
    private final ReentrantLock turn = new ReentrantLock();
    private long swept;
    private Instant goesOnAt = Instant.MAX;

    Sweep(Clock clock) {
        this.clock = clock;
    }

    /** A number of those up to {@code most} that is free; empty in a pause, and where this part has none. */
    Optional<Long> find(long most, LongPredicate free) {
        if (!turn.tryLock()) {
            return Optional.empty();
        }
        try {
            return next(most, free);
        } finally {
            turn.unlock();
        }
    }

    private Optional<Long> next(long most, LongPredicate free) {
        Instant now = clock.instant();
        if (now.isBefore(goesOnAt)) {
            goesOnAt = goesOnAt.equals(Instant.MAX) ? now.plus(PAUSE) : goesOnAt;
            return Optional.empty();
        }
        for (int looked = 0; looked < Math.min(PART, most); looked++) {
            swept = swept >= most ? 1 : swept + 1;
            if (free.test(swept)) {
                return Optional.of(swept);
            }
        }
        goesOnAt = now.plus(PAUSE);
        return Optional.empty();
    }
}
