package io.guerdon.program;

import io.guerdon.unit.WalletId;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/**
 * A program's tiers, and what a member has to do for them. Its tier is kept nowhere: it follows from what is in the wallet that
 * measures it.
 *
 * @param measure a wallet for status; its lots are kept as long as they may hold a tier, and say by their expiry when they were
 *     earned
 * @param period over which it is added up
 * @param retention how a tier is kept, and lost
 * @param tiers from the lowest to the highest
 */
public record Tiering(WalletId measure, QualificationPeriod period, Retention retention, List<Tier> tiers) {
    public Tiering {
        tiers = List.copyOf(tiers);
    }

    /**
     * How a tier is kept, and lost.
     *
     * @param period how long it is kept after the period in which it was reached
     * @param grace how much longer, before it is lost
     * @param downgrade what comes then
     */
    public record Retention(Period period, Period grace, Downgrade downgrade) {}

    /** What a member has who loses a tier. */
    public enum Downgrade {
        /** The next lower tier, for a period more; and so on, one step a period. */
        ONE_STEP,
        /** Whatever tier was reached since. */
        RECOMPUTED
    }

    /** A tier by its name. */
    public Optional<Tier> tier(String id) {
        return tiers.stream().filter(tier -> tier.id().equals(id)).findFirst();
    }

    /**
     * The last day on which a tier is kept.
     *
     * @param ends last day of the period in which a tier was reached
     * @param below how many steps below that tier
     */
    public LocalDate keptThrough(LocalDate ends, int below) {
        Period steps = switch (retention.downgrade) {
            case ONE_STEP -> period.length().multipliedBy(below);
            case RECOMPUTED -> Period.ZERO;
        };
        return ends.plusDays(1)
                .plus(retention.period)
                .plus(steps)
                .plus(retention.grace)
                .minusDays(1);
    }

    /** How many days a lot has to be kept at least, so that it outlives every tier it may hold. */
    public int remembersDays() {
        int steps = switch (retention.downgrade) {
            case ONE_STEP -> tiers.size();
            case RECOMPUTED -> 1;
        };
        return most(period.length()) * steps + most(retention.period) + most(retention.grace);
    }

    private static int most(Period period) {
        return period.getYears() * 366 + period.getMonths() * 31 + period.getDays();
    }
}
