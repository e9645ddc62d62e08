package io.guerdon.settlement;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Days that are settled together. Each period begins in the instant the one before ended in, whatever has become of the settings since.
 *
 * @param name for example {@code 2026-11} or {@code 2026-W48}
 * @param first day
 * @param last day
 * @param begin the first instant
 * @param end the first instant after it
 */
public record Period(String name, LocalDate first, LocalDate last, Instant begin, Instant end) {
    public Period {
        if (!begin.isBefore(end) || last.isBefore(first)) {
            throw new IllegalArgumentException("a period is longer than nothing");
        }
    }
}
