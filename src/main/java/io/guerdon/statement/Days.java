package io.guerdon.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A stretch of days in a program's zone.
 *
 * @param first included
 * @param last included, not before the first
 * @param zone whose days
 */
public record Days(LocalDate first, LocalDate last, ZoneId zone) {
    public Days {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("there are no days from " + first + " to " + last);
        }
    }

    /** When the first day begins. */
    Instant begin() {
        return first.atStartOfDay(zone).toInstant();
    }

    /** When the last day is over. */
    Instant end() {
        return last.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
