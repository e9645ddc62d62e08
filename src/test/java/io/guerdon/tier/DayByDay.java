package io.guerdon.tier;

import io.guerdon.program.QualificationPeriod;
import io.guerdon.program.Tiering;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Tiers as a clerk would keep them: day after day, adding up what counts, noting who reached what and until when it is kept. */
final class DayByDay {
    private final Tiering tiering;
    private final ZoneId zone;
    private final List<Sold> sold = new ArrayList<>();
    LocalDate joined = LocalDate.EPOCH;

    DayByDay(Tiering tiering, ZoneId zone) {
        this.tiering = tiering;
        this.zone = zone;
    }

    /** A sale, and what came back of it when. */
    static final class Sold {
        final Instant at;
        final List<Back> back = new ArrayList<>();
        private final int amount;

        Sold(Instant at, int amount) {
            this.at = at;
            this.amount = amount;
        }

        int left(Instant by) {
            return amount
                    - back.stream()
                            .filter(part -> !part.at.isAfter(by))
                            .mapToInt(Back::amount)
                            .sum();
        }
    }

    /** So much came back. */
    record Back(Instant at, int amount) {}

    void sell(Sold sale) {
        sold.add(sale);
    }

    LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    /** The number of the tier in force on a day, as far as was known at an instant; -1 for none. */
    int tier(LocalDate day, Instant known) {
        int best = -1;
        List<Sold> heard = sold.stream().filter(sale -> !sale.at.isAfter(known)).toList();
        LocalDate first = heard.stream()
                .map(sale -> day(sale.at))
                .min(LocalDate::compareTo)
                .orElse(day);
        for (LocalDate date = first; !date.isAfter(day); date = date.plusDays(1)) {
            int reached = reached(counting(date, heard, known));
            int kept = reached;
            LocalDate lapses = lapses(date, 0);
            while (kept >= 0 && !day.isBefore(lapses)) {
                kept = tiering.retention().downgrade() == Tiering.Downgrade.ONE_STEP ? kept - 1 : -1;
                lapses = lapses(date, reached - kept);
            }
            best = Math.max(best, kept);
        }
        return best;
    }

    /** What counts on a day. */
    long counting(LocalDate day, Instant known) {
        return counting(
                day, sold.stream().filter(sale -> !sale.at.isAfter(known)).toList(), known);
    }

    private long counting(LocalDate date, List<Sold> heard, Instant known) {
        return heard.stream()
                .filter(sale -> counts(day(sale.at), date))
                .mapToLong(sale -> sale.left(known))
                .sum();
    }

    private boolean counts(LocalDate sale, LocalDate date) {
        return !sale.isAfter(date)
                && switch (tiering.period()) {
                    case QualificationPeriod.CalendarYear _ -> sale.getYear() == date.getYear();
                    case QualificationPeriod.MembershipYear _ -> year(sale) == year(date);
                    case QualificationPeriod.Rolling rolling -> date.isBefore(sale.plus(rolling.length()));
                };
    }

    /** Which year of membership a day is in. */
    private int year(LocalDate day) {
        int year = -10;
        while (!joined.plusYears(year + 1L).isAfter(day)) {
            year++;
        }
        return year;
    }

    private int reached(long amount) {
        int rank = -1;
        while (rank + 1 < tiering.tiers().size()
                && tiering.tiers().get(rank + 1).atLeast() <= amount) {
            rank++;
        }
        return rank;
    }

    /** The first day on which a tier is gone that was reached on a day, and fell by so many steps. */
    private LocalDate lapses(LocalDate date, int steps) {
        LocalDate next = switch (tiering.period()) {
            case QualificationPeriod.CalendarYear _ -> LocalDate.of(date.getYear() + 1, 1, 1);
            case QualificationPeriod.MembershipYear _ -> joined.plusYears(year(date) + 1L);
            case QualificationPeriod.Rolling _ -> date.plusDays(1);
        };
        Period fallen = tiering.period().length().multipliedBy(steps);
        return next.plus(tiering.retention().period())
                .plus(fallen)
                .plus(tiering.retention().grace());
    }
}
