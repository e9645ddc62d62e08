package io.guerdon.program;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;

/** To the end of which calendar period an expiry is moved, in the program's zone. */
public enum RoundUp {
    /** Not at all. */
    NONE,
    DAY,
    MONTH,
    QUARTER,
    YEAR;

    private static final LocalTime LAST_MOMENT = LocalTime.of(23, 59, 59, 999_000_000);

    /** The last millisecond of the period that {@code time} is in; the second one where clocks go back over midnight. */
    public ZonedDateTime endOf(ZonedDateTime time) {
        LocalDate date = time.toLocalDate();
        return switch (this) {
            case NONE -> time;
            case DAY -> lastMoment(date, time);
            case MONTH -> lastMoment(date.with(TemporalAdjusters.lastDayOfMonth()), time);
            case QUARTER -> lastMoment(endOfQuarter(date), time);
            case YEAR -> lastMoment(date.with(TemporalAdjusters.lastDayOfYear()), time);
        };
    }

    private static LocalDate endOfQuarter(LocalDate date) {
        Month last = date.getMonth().firstMonthOfQuarter().plus(2);
        return date.withDayOfMonth(1).withMonth(last.getValue()).with(TemporalAdjusters.lastDayOfMonth());
    }

    private static ZonedDateTime lastMoment(LocalDate date, ZonedDateTime time) {
        return date.atTime(LAST_MOMENT).atZone(time.getZone()).withLaterOffsetAtOverlap();
    }
}
