package io.guerdon.tier;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.History;
import io.guerdon.program.Program;
import io.guerdon.program.Programs;
import java.time.Instant;
import java.util.Optional;

/** Reads which tier a member had when a sale was made. */
public final class TierReading {
    private TierReading() {}

    /**
     * The tier of a member; empty for none, and where the program has no tiers.
     *
     * @param programs tell the thresholds of periods that have ended
     * @param program in the revision in force when the sale was made
     * @param then the account when the sale was made
     * @param at when that was
     */
    public static String tier(Programs programs, Program program, History history, AccountState then, Instant at) {
        return tier(Ladder.of(programs, program), history, then, at);
    }

    /**
     * The same as if the thresholds of a program that is tried had been in force always.
     *
     * @param before the entries recorded before the sale
     */
    public static String hindsight(Program tried, History before, AccountState then, Instant at) {
        return tier(Ladder.always(tried), before, then, at);
    }

    private static String tier(Optional<Ladder> of, History history, AccountState then, Instant at) {
        return of.flatMap(ladder -> ladder.standing(then, Joined.day(ladder, history, then.chain()), at)
                        .tier())
                .orElse("");
    }
}
