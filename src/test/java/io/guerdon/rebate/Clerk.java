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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A rebate as a clerk would work it out: from the receipts, period by period, with decimals. */
final class Clerk {
    private final RebateSettings rebate;
    private final ZoneId zone;
    final List<Sold> sold = new ArrayList<>();

    Clerk(RebateSettings rebate, ZoneId zone) {
        this.rebate = rebate;
        this.zone = zone;
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
    }

    /** What is settled by an instant, by the first day of its period. */
    Map<LocalDate, Long> settled(Instant by) {
        Map<LocalDate, Long> volumes = new TreeMap<>();
        for (Sold sale : sold) {
            volumes.merge(first(LocalDate.ofInstant(sale.at, zone)), sale.left, Long::sum);
        }
        volumes.keySet().removeIf(first -> settles(first).isAfter(by));
        volumes.replaceAll((_, volume) -> comesTo(volume));
        return volumes;
    }

    Instant settles(LocalDate first) {
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
