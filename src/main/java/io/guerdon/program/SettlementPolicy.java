package io.guerdon.program;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/**
 * How a program settles with its partners.
 *
 * @param every over which periods, in the program's zone
 */
public record SettlementPolicy(Every every) {
    /** Of a program that does not say. */
    public static final SettlementPolicy MONTHLY = new SettlementPolicy(Every.MONTH);

    /** A period of the calendar. */
    public enum Every {
        MONTH {
            @Override
            public CalendarPeriod.Span of(LocalDate day) {
                return CalendarPeriod.MONTH.of(day);
            }
        },
        /** From Monday to Sunday; named by ISO 8601, for example {@code 2026-W53}. */
        WEEK {
            @Override
            public CalendarPeriod.Span of(LocalDate day) {
                LocalDate first = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                String name = "%04d-W%02d"
                        .formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
                return new CalendarPeriod.Span(name, first, first.plusDays(6));
            }
        };

        /** The one that a day is in. */
        public abstract CalendarPeriod.Span of(LocalDate day);
    }
}
