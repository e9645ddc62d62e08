package io.guerdon.membership;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * The period a membership is in, or the latest that is paid. Periods are counted from an anchor and not from each other, so that one that
 * began on the 31st ends on the last day of short months and on the 31st of others.
 *
 * @param from first day
 * @param until the day after the last
 * @param anchor from which months are counted
 * @param months from the anchor to {@code until}
 */
public record Stretch(LocalDate from, LocalDate until, LocalDate anchor, long months) {
    /** One of no length, after which the first period comes. */
    static Stretch ending(LocalDate from, LocalDate until) {
        return new Stretch(from, until, until, 0);
    }

    /** The period after it. */
    Stretch next(int length) {
        return new Stretch(until, anchor.plusMonths(months + length), anchor, months + length);
    }

    /** The same, with periods counted from its end from now on. */
    Stretch anew() {
        return ending(from, until);
    }

    /** The same, so many days later. */
    Stretch later(long days) {
        return ending(from.plusDays(days), until.plusDays(days));
    }

    /** How long it is. */
    long days() {
        return ChronoUnit.DAYS.between(from, until);
    }

    /** How much of it is not over on a day, which counts itself. */
    long daysFrom(LocalDate day) {
        return Math.clamp(ChronoUnit.DAYS.between(day, until), 0, days());
    }
}
