package io.guerdon.program;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.time.Month;
import java.time.Period;
import java.util.Optional;

/** Over what time qualification adds up; in days of the program's zone. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "mode")
@JsonSubTypes({
    @JsonSubTypes.Type(value = QualificationPeriod.CalendarYear.class, name = "calendar-year"),
    @JsonSubTypes.Type(value = QualificationPeriod.Rolling.class, name = "rolling"),
    @JsonSubTypes.Type(value = QualificationPeriod.MembershipYear.class, name = "membership-year")
})
public sealed interface QualificationPeriod {
    /** How long one is. */
    Period length();

    /** The last day on which something counts that was earned on a day by a member who joined on another. */
    LocalDate lastDay(LocalDate earned, LocalDate joined);

    /** The last day of the period that a day is in; empty where each day has a period of its own. */
    default Optional<LocalDate> closes(LocalDate day, LocalDate joined) {
        return Optional.of(lastDay(day, joined));
    }

    /** From January to December. */
    record CalendarYear() implements QualificationPeriod {
        @Override
        public Period length() {
            return Period.ofYears(1);
        }

        @Override
        public LocalDate lastDay(LocalDate earned, LocalDate joined) {
            return LocalDate.of(earned.getYear(), Month.DECEMBER, 31);
        }
    }

    /** So far back from every day. */
    record Rolling(Period length) implements QualificationPeriod {
        @Override
        public LocalDate lastDay(LocalDate earned, LocalDate joined) {
            return earned.plus(length).minusDays(1);
        }

        @Override
        public Optional<LocalDate> closes(LocalDate day, LocalDate joined) {
            return Optional.empty();
        }
    }

    /** From one anniversary of joining to the next; sales from before have years before the first. */
    record MembershipYear() implements QualificationPeriod {
        @Override
        public Period length() {
            return Period.ofYears(1);
        }

        @Override
        public LocalDate lastDay(LocalDate earned, LocalDate joined) {
            int years = earned.getYear() - joined.getYear();
            LocalDate anniversary = joined.plusYears(years);
            LocalDate next = earned.isBefore(anniversary) ? anniversary : joined.plusYears(years + 1L);
            return next.minusDays(1);
        }
    }
}
