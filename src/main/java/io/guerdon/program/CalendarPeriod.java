package io.guerdon.program;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/** A calendar period in a program's zone. */
public enum CalendarPeriod {
    MONTH {
        @Override
        public Span of(LocalDate day) {
            LocalDate last = day.with(TemporalAdjusters.lastDayOfMonth());
            return new Span(YearMonth.from(day).toString(), day.withDayOfMonth(1), last);
        }
    },
    QUARTER {
        @Override
        public Span of(LocalDate day) {
            LocalDate first = day.with(IsoFields.DAY_OF_QUARTER, 1);
            String name = day.getYear() + "-Q" + day.get(IsoFields.QUARTER_OF_YEAR);
            return new Span(name, first, first.plusMonths(3).minusDays(1));
        }
    },
    YEAR {
        @Override
        public Span of(LocalDate day) {
            LocalDate first = day.withDayOfYear(1);
            return new Span(
                    Integer.toString(day.getYear()), first, first.plusYears(1).minusDays(1));
        }
    };

    /** The one that a day is in. */
    public abstract Span of(LocalDate day);

    /** How long one is at most. */
    int mostDays() {
        return switch (this) {
            case MONTH -> 31;
            case QUARTER -> 92;
            case YEAR -> 366;
        };
    }

    /**
     * One of them.
     *
     * @param name for example {@code 2026-11}, {@code 2026-Q4}, {@code 2026}
     * @param first day
     * @param last day
     */
    public record Span(String name, LocalDate first, LocalDate last) {}
}
