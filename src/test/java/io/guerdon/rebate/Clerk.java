package io.guerdon.rebate;

import io.guerdon.program.RebateSettings;
import io.guerdon.unit.VolumeSteps.Play;
import io.guerdon.unit.VolumeSteps.Step;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A rebate as a clerk would work it out: from the receipts, period by period, with decimals, until a receipt is too old. */
final class Clerk {
    private final RebateSettings rebate;
    private final ZoneId zone;
    private final int keptDays;
    private final List<Sold> sold = new ArrayList<>();
    private final Set<LocalDate> begun = new HashSet<>();

    /** What periods were left at, by their first days. */
    private final Map<LocalDate, Long> closed = new TreeMap<>();

    Clerk(RebateSettings rebate, ZoneId zone, int keptDays) {
        this.rebate = rebate;
        this.zone = zone;
        this.keptDays = keptDays;
    }

    /** A receipt comes in; one for a period that nobody asked for while its receipts were there is too late. */
    void sell(Sold sale, Instant now) {
        LocalDate first = first(sale.day(zone));
        if (begun.contains(first) || expires(first).isAfter(now)) {
            begun.add(first);
            sold.add(sale);
        }
    }

    /** Leaves periods at what they are, where a receipt has become too old, of them or of a later one; no receipt has changed since. */
    void close(Instant now) {
        sold.stream()
                .map(sale -> sale.left > 0 ? sale.day(zone) : LocalDate.MAX)
                .filter(day -> day.isBefore(LocalDate.MAX) && !expires(day).isAfter(now))
                .max(LocalDate::compareTo)
                .ifPresent(last -> begun.stream()
                        .filter(first -> !first.isAfter(last))
                        .forEach(first -> closed.putIfAbsent(first, comesTo(volume(first)))));
    }

    int periodsClosed() {
        return closed.size();
    }

    /** What all of them were left at. */
    long leftAt() {
        return closed.values().stream().mapToLong(Long::longValue).sum();
    }

    private Instant expires(LocalDate day) {
        return day.plusDays(keptDays + 1L).atStartOfDay(zone).toInstant().minusMillis(1);
    }

    private long volume(LocalDate first) {
        return sold.stream()
                .filter(sale -> first(sale.day(zone)).equals(first))
                .mapToLong(sale -> sale.left)
                .sum();
    }

    /** A sale, and what of it is left. */
    static final class Sold {
        final String receipt;
        final Instant at;
        long left;

        Sold(String receipt, Instant at, long amount) {
            this.receipt = receipt;
            this.at = at;
            this.left = amount;
        }

        LocalDate day(ZoneId zone) {
            return LocalDate.ofInstant(at, zone);
        }
    }

    /** What is settled by an instant of periods that are not closed. */
    long settled(Instant by) {
        return begun.stream()
                .filter(first -> !closed.containsKey(first) && !settles(first).isAfter(by))
                .mapToLong(first -> comesTo(volume(first)))
                .sum();
    }

    private Instant settles(LocalDate first) {
        return first.plusMonths(months())
                .plusDays(rebate.pays().afterDays())
                .atStartOfDay(zone)
                .toInstant();
    }

    private LocalDate first(LocalDate day) {
        return LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / months() * months() + 1, 1);
    }

    private int months() {
        return switch (rebate.per()) {
            case MONTH -> 1;
            case QUARTER -> 3;
            case YEAR -> 12;
        };
    }

    private long comesTo(long volume) {
        BigDecimal sum = BigDecimal.ZERO;
        long rest = volume;
        for (Step step : rebate.volume().steps().reversed()) {
            if (volume >= step.from()) {
                boolean whole = rebate.volume().play() == Play.WHOLE;
                long part = whole ? rest : rest - step.from();
                sum = sum.add(BigDecimal.valueOf(part).multiply(BigDecimal.valueOf(step.basisPoints(), 4)));
                rest = whole ? 0 : step.from();
            }
        }
        return sum.setScale(0, RoundingMode.valueOf(rebate.volume().rounding().name()))
                .longValueExact();
    }
}
