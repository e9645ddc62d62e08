package io.guerdon.reconciliation;

import java.time.Duration;
import java.time.Instant;

/**
 * What is reconciled.
 *
 * @param from first instant
 * @param to first instant after it
 * @param window by how much the two sides' clocks may differ; what is so close to either end may be matched, and is not missed
 */
public record Period(Instant from, Instant to, Duration window) {
    /** Widest difference between clocks. */
    public static final Duration WIDEST = Duration.ofDays(7);

    public Period {
        if (!from.isBefore(to) || window.isNegative() || window.compareTo(WIDEST) > 0) {
            throw new IllegalArgumentException("a period begins before it ends");
        }
    }

    /** Whether what happened then is missed where the other side lacks it. */
    boolean holds(long millis) {
        return millis >= from.toEpochMilli() && millis < to.toEpochMilli();
    }

    /** Whether what happened then can be the other side's of something that {@link #holds}. */
    boolean nearly(long millis) {
        return millis >= from.toEpochMilli() - window.toMillis() && millis < to.toEpochMilli() + window.toMillis();
    }
}
