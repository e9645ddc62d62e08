package io.guerdon.tier;

import io.guerdon.ledger.AccountState;
import io.guerdon.program.LotPolicy;
import io.guerdon.program.Program;
import io.guerdon.program.Programs;
import io.guerdon.program.RoundUp;
import io.guerdon.program.Tier;
import io.guerdon.program.Tiering;
import io.guerdon.tier.Standing.Goal;
import io.guerdon.tier.Standing.Held;
import io.guerdon.tier.Standing.Measured;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A program's tiers, and who has which: pure. A period is judged by the thresholds in force when it ends, or now while it lasts,
 * so that a revision which raises them takes nothing from those who had reached a tier before.
 *
 * @param thresholds of other periods
 * @param tiering in force
 * @param lots of the wallet that measures
 * @param zone in which days begin and end
 */
record Ladder(Thresholds thresholds, Tiering tiering, LotPolicy lots, ZoneId zone) {

    /** Which tiers there were at an instant. */
    interface Thresholds {
        Optional<Tiering> at(Instant instant);
    }

    /** Of a program in one revision; empty where it has no tiers. */
    static Optional<Ladder> of(Programs programs, Program program) {
        return programs.find(program.id())
                .flatMap(revisions ->
                        of(at -> revisions.inForce(at).program().catalogue().tiering(), program));
    }

    /** Of a program as if its thresholds had been in force always. */
    static Optional<Ladder> always(Program program) {
        return of(_ -> program.catalogue().tiering(), program);
    }

    private static Optional<Ladder> of(Thresholds thresholds, Program program) {
        return program.catalogue()
                .tiering()
                .flatMap(tiering -> program.lots(tiering.measure())
                        .map(lots -> new Ladder(
                                thresholds, tiering, lots, program.place().zone())));
    }

    /**
     * Where a member stands at an instant.
     *
     * @param state at that instant
     * @param joined the day on which the member joined
     */
    Standing standing(AccountState state, LocalDate joined, Instant at) {
        LocalDate today = LocalDate.ofInstant(at, zone);
        Qualification qualification = new Qualification(
                new EarnedDays(lots, zone).of(state.wallet(tiering.measure())).headMap(today, true),
                day -> tiering.period().lastDay(day, joined));
        Optional<LocalDate> ends = tiering.period().closes(today, joined).or(() -> qualification.firstLoss(today));
        Measured measured = new Measured(tiering.measure(), qualification.on(today), ends.map(this::endOf));
        Reached reached = reached(kept(qualification, at), at);
        return standing(
                measured, PlanHeld.tierAtLeast(state).map(reached::orAtLeast).orElse(reached));
    }

    private Reached reached(List<Instant> kept, Instant at) {
        int rank = kept.size() - 1;
        while (rank >= 0 && !kept.get(rank).isAfter(at)) {
            rank--;
        }
        return new Reached(rank, rank < 0 ? at : kept.get(rank));
    }

    /** The highest tier in force, and until when; -1 for none. */
    private final class Reached {
        private final int rank;
        private final Instant until;

        private Reached(int rank, Instant until) {
            this.rank = rank;
            this.until = until;
        }

        /** Or one that a plan gives. One there is not any more is no tier. */
        private Reached orAtLeast(Held given) {
            int other = rank(given.tier());
            if (other < rank || other < 0) {
                return this;
            }
            boolean longer = other > rank || given.until().isAfter(until);
            return longer ? new Reached(other, given.until()) : this;
        }
    }

    private int rank(String tier) {
        return tiering.tiers().stream().map(Tier::id).toList().indexOf(tier);
    }

    private Standing standing(Measured measured, Reached reached) {
        int rank = reached.rank;
        List<Goal> goals = new ArrayList<>();
        for (Tier tier : tiering.tiers()) {
            long missing = Math.max(0, tier.atLeast() - measured.amount());
            goals.add(new Goal(tier.id(), tier.atLeast(), missing, measured.until()));
        }
        List<Goal> next = goals.subList(rank + 1, goals.size());
        if (rank < 0) {
            return new Standing(Optional.empty(), measured, Optional.empty(), next);
        }
        Held held = new Held(goals.get(rank).tier(), reached.until);
        return new Standing(Optional.of(held), measured, Optional.of(goals.get(rank)), next);
    }

    /** Until when each tier is kept, from the lowest on; of a tier that was never reached, and of those above it, nothing. */
    private List<Instant> kept(Qualification qualification, Instant at) {
        List<LocalDate> kept = new ArrayList<>();
        qualification.peaks().forEach((ends, amount) -> {
            Instant end = endOf(ends);
            int reached = reached(amount, end.isBefore(at) ? end : at);
            for (int rank = 0; rank <= reached; rank++) {
                LocalDate through = tiering.keptThrough(ends, reached - rank);
                if (rank == kept.size()) {
                    kept.add(through);
                } else if (kept.get(rank).isBefore(through)) {
                    kept.set(rank, through);
                }
            }
        });
        return kept.stream().map(this::endOf).toList();
    }

    /** The highest tier that an amount reaches by the thresholds in force at an instant; -1 for none. */
    private int reached(long amount, Instant at) {
        Optional<Tiering> then =
                thresholds.at(at).filter(tiers -> tiers.measure().equals(tiering.measure()));
        int rank = tiering.tiers().size() - 1;
        while (rank >= 0 && amount < threshold(tiering.tiers().get(rank), then)) {
            rank--;
        }
        return rank;
    }

    /** A tier that did not exist then is reached by what reaches it now. */
    private static long threshold(Tier tier, Optional<Tiering> then) {
        return then.flatMap(tiers -> tiers.tier(tier.id())).orElse(tier).atLeast();
    }

    private Instant endOf(LocalDate day) {
        return RoundUp.DAY.endOf(day.atStartOfDay(zone)).toInstant();
    }
}
