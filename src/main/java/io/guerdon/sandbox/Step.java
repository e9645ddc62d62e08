package io.guerdon.sandbox;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** How far time goes on. */
public sealed interface Step {
    /** The name of the field that says it, for a repeat that asks for something else. */
    String field();

    /** As it was worded. */
    String asked();

    /** Where a clock ends that shows {@code now}, in whole milliseconds. */
    Instant from(Instant now, ZoneId zone);

    /** To an instant. */
    record To(Instant instant) implements Step {
        @Override
        public String field() {
            return "to";
        }

        @Override
        public String asked() {
            return instant.toString();
        }

        @Override
        public Instant from(Instant now, ZoneId zone) {
            return instant.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /**
     * By so much: years, months and days of the program's calendar, then hours, minutes and seconds.
     *
     * @param period the calendar's part
     * @param duration the rest
     */
    record By(Period period, Duration duration) implements Step {
        private static final int LONGEST_TEXT = 40;

        /** Reads ISO 8601, for example {@code P1M}, {@code P1Y2DT3H} or {@code PT90S}. */
        public static By parse(String text) {
            if (text.length() > LONGEST_TEXT || text.isEmpty() || text.charAt(0) != 'P') {
                throw new IllegalArgumentException("a duration of ISO 8601, for example P1M");
            }
            int time = text.indexOf('T');
            String calendar = time < 0 ? text : text.substring(0, time);
            return new By(
                    calendar.equals("P") ? Period.ZERO : Period.parse(calendar),
                    time < 0 ? Duration.ZERO : Duration.parse("P" + text.substring(time)));
        }

        @Override
        public String field() {
            return "by";
        }

        @Override
        public String asked() {
            return period + " " + duration;
        }

        /** What no calendar has is farther than anybody goes. */
        @Override
        public Instant from(Instant now, ZoneId zone) {
            try {
                ZonedDateTime there = now.atZone(zone).plus(period).plus(duration);
                return there.toInstant().truncatedTo(ChronoUnit.MILLIS);
            } catch (DateTimeException | ArithmeticException beyond) {
                return Instant.MAX;
            }
        }
    }
}
