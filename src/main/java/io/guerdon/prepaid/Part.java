package io.guerdon.prepaid;

import java.time.LocalDate;
import java.util.List;

/**
 * A part of a plan's schedule.
 *
 * @param number from 1
 * @param on its day
 * @param money of it, in minor units
 * @param bonus its share, in minor units
 * @param paid of the money
 * @param standing how it stands
 */
public record Part(int number, LocalDate on, long money, long bonus, long paid, Standing standing) {
    /** How a part stands. */
    public enum Standing {
        /** Its day is to come. */
        AHEAD,
        /** It is paid, and can be spent from its day on. */
        UNRELEASED,
        /** It can, or could, be spent. */
        RELEASED,
        /** It is its day, or one of grace. */
        DUE,
        /** It was not paid in time. */
        OVERDUE,
        PAID,
        /** The plan ended before. */
        DROPPED
    }

    Part with(Standing other) {
        return new Part(number, on, money, bonus, paid, other);
    }

    /** What is missing of parts that are due, or overdue. */
    public static long due(List<Part> parts) {
        return overdue(parts) + missing(parts, Standing.DUE);
    }

    /** What is missing of parts that are overdue. */
    public static long overdue(List<Part> parts) {
        return missing(parts, Standing.OVERDUE);
    }

    private static long missing(List<Part> parts, Standing standing) {
        return parts.stream()
                .filter(part -> part.standing == standing)
                .mapToLong(part -> part.money - part.paid)
                .sum();
    }
}
