package io.guerdon.earning;

import io.guerdon.budget.Hand;
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
     * What is judged.
     *
     * @param program in the revision it is judged by
     * @param book the rules that judge it
     * @param basket the goods
     */
    record Asking(Sources sources, Program program, RuleBook book, Basket basket) {
        static Asking sale(Sources sources, Program program, Basket basket) {
            return new Asking(sources, program, RuleBook.of(program), basket);
        }

        Asked asked() {
            return book.asked();
        }
    }

    /**
     * Reads what a sale that is made now is judged by.
     *
     * @param program in the revision it is judged by
     */
    public static Reading now(
            Sources sources, Program program, Basket basket, History history, AccountState state, Instant now) {
        return of(Asking.sale(sources, program, basket), Optional.empty(), history, state, now);
    }

    /**
     * Reads it. Only sliding expiry asks what came after something, and only what says when it happened can be late.
     *
     * @param said when it happened; empty for now
     * @param now when it is told
     */
    static Reading of(Asking asking, Optional<Instant> said, History history, AccountState state, Instant now) {
        Program program = asking.program();
        LocalDate day = LocalDate.ofInstant(said.orElse(now), program.place().zone());
        Room room = new RoomReading(asking.sources().programs(), history, state.chain(), now)
                .on(day, asking.book().limitedFor(asking.basket()));
        MemberReading member = new MemberReading(asking, history, state.chain());
        return new Reading(
                later(program, said, history, state), new Circumstances(member.facts(state, said, now), room));
    }

    /**
     * The same with what budgets have for a purchase that is made now.
     *
     * @param program in the revision it is judged by
     */
    public Reading funded(Sources sources, Hand hand, Program program, RecordPurchase purchase, Instant now) {
        return new Funding(sources, program, RuleBook.of(program), hand, now, now)
                .of(this, purchase.till().merchant(), () -> Recording.rated(program, purchase, now, circumstances));
    }

    /** The same with what budgets have. */
    Reading funded(Funds funds) {
        return new Reading(later, circumstances.funded(funds));
    }

    /** What came after a sale that is judged already. */
    public static Later later(Program program, Optional<Instant> said, History history, AccountState state) {
        return LotFactory.sliding(program).isEmpty()
                ? Later.NOTHING
                : LateReading.since(said.orElse(state.asOf()), history, state);
    }
}
