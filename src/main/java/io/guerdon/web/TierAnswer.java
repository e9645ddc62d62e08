package io.guerdon.web;

import io.guerdon.tier.Standing;
import io.guerdon.unit.MemberId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a member stands; times are in the program's zone.
 *
 * @param tier the tier in force; null for none
 * @param until until when, unless more is done for it
 * @param measured what counts; null where the program has no tiers
 * @param keep what it takes to have the tier in force for longer
 * @param next what it takes for each tier above it, the lowest first
 */
record TierAnswer(
        String member,
        @Nullable String tier,
        @Nullable OffsetDateTime until,
        @Nullable MeasuredAnswer measured,
        @Nullable GoalAnswer keep,
        List<GoalAnswer> next) {

    /** So much counts, and until when all of it does; null where nothing does. */
    record MeasuredAnswer(
            String unit, long amount, @Nullable OffsetDateTime until) {}

    /** What is missing for a tier, and by when; null where nothing counts yet. */
    record GoalAnswer(
            String tier,
            long atLeast,
            long missing,
            @Nullable OffsetDateTime by) {}

    static TierAnswer of(MemberId member, Optional<Standing> standing, ZoneId zone) {
        return standing.map(there -> new TierAnswer(
                        member.value(),
                        there.tier().orElse(null),
                        there.held().map(held -> shown(held.until(), zone)).orElse(null),
                        measured(there.measured(), zone),
                        there.keep().map(goal -> goal(goal, zone)).orElse(null),
                        there.next().stream().map(goal -> goal(goal, zone)).toList()))
                .orElseGet(() -> new TierAnswer(member.value(), null, null, null, null, List.of()));
    }

    private static MeasuredAnswer measured(Standing.Measured measured, ZoneId zone) {
        return new MeasuredAnswer(
                measured.wallet().value(),
                measured.amount(),
                measured.until().map(until -> shown(until, zone)).orElse(null));
    }

    private static GoalAnswer goal(Standing.Goal goal, ZoneId zone) {
        return new GoalAnswer(
                goal.tier(),
                goal.atLeast(),
                goal.missing(),
                goal.by().map(by -> shown(by, zone)).orElse(null));
    }

    private static OffsetDateTime shown(Instant at, ZoneId zone) {
        return at.atZone(zone).toOffsetDateTime();
    }
}
