package io.guerdon.program;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Until when points can be spent. All in the program's zone. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "mode")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ExpiryPolicy.Never.class, name = "never"),
    @JsonSubTypes.Type(value = ExpiryPolicy.AfterPeriod.class, name = "after-period"),
    @JsonSubTypes.Type(value = ExpiryPolicy.OnDate.class, name = "on-date"),
    @JsonSubTypes.Type(value = ExpiryPolicy.FixedDates.class, name = "fixed-dates"),
    @JsonSubTypes.Type(value = ExpiryPolicy.Sliding.class, name = "sliding")
})
public sealed interface ExpiryPolicy {

    /** When points earned at an instant expire; {@link Instant#MAX} for never. */
    Instant expiresAt(Instant earnedAt, ZoneId zone);

    /** They do not expire. */
    record Never() implements ExpiryPolicy {
        @Override
        public Instant expiresAt(Instant earnedAt, ZoneId zone) {
            return Instant.MAX;
        }
    }

    /** After a period, rounded up to the end of a calendar period. */
    record AfterPeriod(Period period, RoundUp roundUp) implements ExpiryPolicy {
        @Override
        public Instant expiresAt(Instant earnedAt, ZoneId zone) {
            return roundUp.endOf(earnedAt.atZone(zone).plus(period)).toInstant();
        }
    }

    /** At the end of a day, whenever they were earned; what is earned later expires at once. */
    record OnDate(LocalDate date) implements ExpiryPolicy {
        @Override
        public Instant expiresAt(Instant earnedAt, ZoneId zone) {
            return RoundUp.DAY.endOf(date.atStartOfDay(zone)).toInstant();
        }
    }

    /** At the end of the first of these days of the year that leaves the points at least a time to live. */
    record FixedDates(List<MonthDay> dates, Period atLeast) implements ExpiryPolicy {
        public FixedDates {
            if (dates.isEmpty()) {
                throw new IllegalArgumentException("fixed expiry dates need at least one day");
            }
            dates = List.copyOf(dates);
        }

        @Override
        public Instant expiresAt(Instant earnedAt, ZoneId zone) {
            ZonedDateTime earliest = earnedAt.atZone(zone).plus(atLeast);
            return IntStream.rangeClosed(0, 1)
                    .boxed()
                    .flatMap(years -> dates.stream()
                            .map(day -> day.atYear(earliest.getYear() + years).atStartOfDay(zone)))
                    .map(RoundUp.DAY::endOf)
                    .filter(end -> end.isAfter(earliest))
                    .min(Comparator.naturalOrder())
                    .orElseThrow()
                    .toInstant();
        }
    }

    /** After a period without activity: each purchase or redemption extends every lot of the wallet. */
    record Sliding(Period period, RoundUp roundUp) implements ExpiryPolicy {
        @Override
        public Instant expiresAt(Instant earnedAt, ZoneId zone) {
            return roundUp.endOf(earnedAt.atZone(zone).plus(period)).toInstant();
        }
    }
}
