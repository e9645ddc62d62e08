package io.guerdon.simulation;

import io.guerdon.program.EarnBasis;
import io.guerdon.program.EarnPolicy;
import io.guerdon.program.ExpiryPolicy;
import io.guerdon.program.PendingPolicy;
import io.guerdon.program.Program;
import io.guerdon.program.RoundUp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;

/** The model's own reading of a program's settings: money counted unit by unit, the calendar walked day by day. */
record Rules(Program program) {

    int points(int[] amounts, int nonEarning, int[] back) {
        int total = java.util.Arrays.stream(amounts).sum();
        int excluded = Math.min(nonEarning, total);
        if (program.policies().earning().basis() == EarnBasis.PURCHASE) {
            return rated(earning(total, excluded, java.util.Arrays.stream(back).sum()));
        }
        int points = 0;
        int unit = 0;
        for (int line = 0; line < amounts.length; line++) {
            int ofLine = 0;
            for (int i = 0; i < amounts[line]; i++) {
                unit++;
                ofLine += marked(unit, excluded, total) ? 1 : 0;
            }
            points += rated(earning(amounts[line], ofLine, back[line]));
        }
        return points;
    }

    /** Units that earn, when the first {@code back} of {@code total} came back and every so-many-th is excluded. */
    private static int earning(int total, int excluded, int back) {
        int units = 0;
        for (int unit = back + 1; unit <= total; unit++) {
            units += marked(unit, excluded, total) ? 0 : 1;
        }
        return units;
    }

    private static boolean marked(int unit, int excluded, int total) {
        return excluded * unit / total > excluded * (unit - 1) / total;
    }

    private int rated(int minor) {
        EarnPolicy earning = program.policies().earning();
        int step = (int) earning.rate().stepMinor();
        int steps = 0;
        int rest = minor;
        while (rest >= step) {
            rest -= step;
            steps++;
        }
        boolean more = switch (earning.rate().rounding()) {
            case DOWN -> false;
            case UP -> rest > 0;
            case HALF_UP -> 2 * rest >= step;
        };
        return (steps + (more ? 1 : 0)) * (int) earning.rate().points();
    }

    boolean slides() {
        return program.policies().lots().expiry() instanceof ExpiryPolicy.Sliding;
    }

    long expires(long at) {
        return switch (program.policies().lots().expiry()) {
            case ExpiryPolicy.Never _ -> Pt.NEVER;
            case ExpiryPolicy.AfterPeriod after -> end(at, after.period(), after.roundUp());
            case ExpiryPolicy.Sliding sliding -> end(at, sliding.period(), sliding.roundUp());
            case ExpiryPolicy.OnDate on -> lastMoment(on.date());
            case ExpiryPolicy.FixedDates fixed -> {
                LocalDate day = local(at).plus(fixed.atLeast()).toLocalDate();
                while (!fixed.dates().contains(java.time.MonthDay.from(day))) {
                    day = day.plusDays(1);
                }
                yield lastMoment(day);
            }
        };
    }

    long grace(long now) {
        return end(now, program.policies().lots().grace(), RoundUp.DAY);
    }

    /** From when on it can be spent: 0 for at once. */
    long matures(long at) {
        return switch (program.policies().lots().pending()) {
            case PendingPolicy.AtOnce _ -> 0;
            case PendingPolicy.AfterDays after -> millis(local(at).plusDays(after.days()));
            case PendingPolicy.OnDate on -> millis(on.date().atStartOfDay());
            case PendingPolicy.OnEvent _ -> Pt.NEVER;
        };
    }

    private long end(long at, Period period, RoundUp to) {
        LocalDateTime time = local(at).plus(period);
        LocalDate day = time.toLocalDate();
        return switch (to) {
            case NONE -> millis(time);
            case DAY -> lastMoment(day);
            case MONTH -> lastMoment(walk(day, 1));
            case QUARTER -> lastMoment(walk(day, 3));
            case YEAR -> lastMoment(walk(day, 12));
        };
    }

    /** The last day before a month begins whose number, from 0, is a multiple of {@code months}. */
    private static LocalDate walk(LocalDate from, int months) {
        LocalDate day = from.plusDays(1);
        while (day.getDayOfMonth() != 1 || (day.getMonthValue() - 1) % months != 0) {
            day = day.plusDays(1);
        }
        return day.minusDays(1);
    }

    private long lastMoment(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone()).toInstant().toEpochMilli() - 1;
    }

    private LocalDateTime local(long at) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(at), zone());
    }

    private long millis(LocalDateTime time) {
        return time.atZone(zone()).toInstant().toEpochMilli();
    }

    private ZoneId zone() {
        return program.place().zone();
    }
}
