package io.guerdon.tier;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.History;
import io.guerdon.ledger.PastBalances;
import io.guerdon.program.Program;
import io.guerdon.program.Programs;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** What has to be read to say which tier a member had when a sale was made. Only a late sale needs the account's past. */
public final class TierReading {
    private final Ladder ladder;
    private final LocalDate joined;
    private final Optional<AccountState> then;

    private TierReading(Ladder ladder, LocalDate joined, Optional<AccountState> then) {
        this.ladder = ladder;
        this.joined = joined;
        this.then = then;
    }

    /**
     * Reads it; empty where the program has no tiers.
     *
     * @param program in the revision in force when the sale was made
     * @param state after the last entry
     * @param at when the sale was made; empty for now
     */
    public static Optional<TierReading> of(
            Programs programs, Program program, History history, AccountState state, Optional<Instant> at) {
        return Ladder.of(programs, program).map(ladder -> read(ladder, history, state, at));
    }

    /**
     * Reads it for a sale of the past as if the thresholds of a program that is tried had been in force always; empty where it
     * has no tiers.
     *
     * @param before the entries recorded before the sale
     * @param state after them
     * @param at when the sale was made
     */
    public static Optional<TierReading> hindsight(Program tried, History before, AccountState state, Instant at) {
        return Ladder.always(tried).map(ladder -> read(ladder, before, state, Optional.of(at)));
    }

    private static TierReading read(Ladder ladder, History history, AccountState state, Optional<Instant> at) {
        return new TierReading(
                ladder,
                Joined.day(ladder, history, state.chain()),
                at.filter(past -> !past.isAfter(state.asOf()))
                        .map(past -> new PastBalances(history).at(state.chain(), past, Instant.MAX)));
    }

    /** The tier at an instant, empty for none; {@code state} is the account's where the sale is not late. */
    public String tierAt(AccountState state, Instant at) {
        return ladder.standing(then.orElse(state), joined, at).tier().orElse("");
    }
}
