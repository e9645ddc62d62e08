package io.guerdon.earning;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.History;
import io.guerdon.program.Program;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a sale is judged by beside its account, read before it is decided.
 *
 * @param later what came after it
 * @param circumstances what rules ask
 */
public record Reading(Later later, Circumstances circumstances) {
    /**
     * Reads it. Only sliding expiry asks what came after a sale, and only a sale that says when it happened can be late.
     *
     * @param program in the revision the sale is judged by
     * @param said when it was made; empty for now
     * @param now when it is told
     */
    public static Reading of(
            Sources sources,
            Program program,
            Optional<Instant> said,
            History history,
            AccountState state,
            Instant now) {
        Asking asking = new Asking(sources, program, RuleBook.of(program).asked());
        return of(asking, said, history, state, now);
    }

    /**
     * Who asks.
     *
     * @param program in the revision something is judged by
     * @param asked what the rules it is judged by ask
     */
    record Asking(Sources sources, Program program, Asked asked) {}

    /** Reads what rules ask of something that happened. */
    static Reading of(Asking asking, Optional<Instant> said, History history, AccountState state, Instant now) {
        Program program = asking.program();
        LocalDate day = LocalDate.ofInstant(said.orElse(now), program.place().zone());
        Room room = new RoomReading(asking.sources().programs(), history, state.chain(), now)
                .on(day, asking.asked().limited());
        MemberReading member = new MemberReading(asking, history, state.chain());
        return new Reading(
                later(program, said, history, state), new Circumstances(member.facts(state, said, now), room));
    }

    /** What came after a sale that is judged already. */
    public static Later later(Program program, Optional<Instant> said, History history, AccountState state) {
        return LotFactory.sliding(program).isEmpty()
                ? Later.NOTHING
                : LateReading.since(said.orElse(state.asOf()), history, state);
    }
}
