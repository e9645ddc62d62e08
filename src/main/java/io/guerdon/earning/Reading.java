package io.guerdon.earning;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.History;
import io.guerdon.program.Program;
import io.guerdon.program.Programs;
import io.guerdon.tier.TierReading;
import java.time.Instant;
import java.util.Optional;

/**
 * What a sale is judged by beside its account, read before it is decided.
 *
 * @param later what came after it
 * @param tier what says which tier the member had, where a rule asks
 */
public record Reading(Later later, Optional<TierReading> tier) {
    /**
     * Reads it. Only sliding expiry asks what came after a sale, and only a sale that says when it happened can be late.
     *
     * @param programs tell the thresholds of periods that have ended
     * @param program in the revision the sale is judged by
     * @param at when it was made; empty for now
     */
    public static Reading of(
            Programs programs, Program program, Optional<Instant> at, History history, AccountState state) {
        Optional<TierReading> tier =
                asksTier(program) ? TierReading.of(programs, program, history, state, at) : Optional.empty();
        return new Reading(later(program, at, history, state), tier);
    }

    /** What came after a sale, for one whose tier is known. */
    public static Later later(Program program, Optional<Instant> at, History history, AccountState state) {
        return LotFactory.sliding(program).isEmpty()
                ? Later.NOTHING
                : LateReading.since(at.orElse(state.asOf()), history, state);
    }

    /** Whether a rule of a program may ask for the member's tier. */
    static boolean asksTier(Program program) {
        return program.catalogue().tiering().isPresent() && RuleBook.of(program).mayAskTier();
    }

    /** The member's tier at an instant; empty for none, and where no rule asks. */
    public String tierAt(AccountState state, Instant at) {
        return tier.map(reading -> reading.tierAt(state, at)).orElse("");
    }
}
