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

    /** What a sale counts for, from when until before when. */
    private record Counts(LocalDate from, LocalDate to, int amount) {
        boolean on(LocalDate day) {
            return !day.isBefore(from) && day.isBefore(to);
        }
    }

    private List<Counts> counts(Instant known) {
        return sold.stream()
                .filter(sale -> !sale.at.isAfter(known))
                .map(sale -> new Counts(day(sale.at), to(day(sale.at)), sale.left(known)))
                .toList();
    }

    /** The number of the tier in force on a day, as far as was known at an instant; -1 for none. */
    int tier(LocalDate day, Instant known) {
        List<Counts> counts = counts(known);
        LocalDate date =
                counts.stream().map(Counts::from).min(LocalDate::compareTo).orElse(day);
        int best = -1;
        for (; !date.isAfter(day); date = date.plusDays(1)) {
            int reached = reached(counting(counts, date));
            if (reached > best) {
                best = Math.max(best, stillHeld(reached, date, day));
            }
        }
        return best;
    }

    /** What is left on a day of a tier that was reached on another. */
    private int stillHeld(int reached, LocalDate date, LocalDate day) {
        int kept = reached;
        while (kept >= 0 && !day.isBefore(lapses(date, reached - kept))) {
            kept = tiering.retention().downgrade() == Tiering.Downgrade.ONE_STEP ? kept - 1 : -1;
        }
        return kept;
    }

    /** What counts on a day. */
    long counting(LocalDate day, Instant known) {
        return counting(counts(known), day);
    }

    private static long counting(List<Counts> counts, LocalDate day) {
        long sum = 0;
        for (Counts each : counts) {
            sum += each.on(day) ? each.amount : 0;
        }
        return sum;
    }

    /** The first day on which a sale of a day no longer counts. */
    private LocalDate to(LocalDate sale) {
        return switch (tiering.period()) {
            case QualificationPeriod.CalendarYear _ -> LocalDate.of(sale.getYear() + 1, 1, 1);
            case QualificationPeriod.MembershipYear _ -> joined.plusYears(year(sale) + 1L);
            case QualificationPeriod.Rolling rolling -> sale.plus(rolling.length());
        };
    }

    /** Which year of membership a day is in. */
    private int year(LocalDate day) {
        int year = day.getYear() - joined.getYear() - 2;
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
        LocalDate next = tiering.period() instanceof QualificationPeriod.Rolling ? date.plusDays(1) : to(date);
        Period fallen = tiering.period().length().multipliedBy(steps);
        return next.plus(tiering.retention().period())
                .plus(fallen)
                .plus(tiering.retention().grace());
    }
}
