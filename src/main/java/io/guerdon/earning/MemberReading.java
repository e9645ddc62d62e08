package io.guerdon.earning;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.History;
import io.guerdon.ledger.PastBalances;
import io.guerdon.program.Condition;
import io.guerdon.program.Counter;
import io.guerdon.program.Program;
import io.guerdon.tier.PlanHeld;
import io.guerdon.tier.TierReading;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** Reads what the rules of a revision ask of a member, as of a sale; nothing that none of them asks. */
record MemberReading(Reading.Asking asking, History history, ChainId chain) {
    /**
     * What a sale is judged by. Only for one that comes late the account's past is folded.
     *
     * @param state after the last entry
     * @param said when the sale was made; empty for now
     */
    Map<String, Object> facts(AccountState state, Optional<Instant> said, Instant now) {
        Instant at = said.orElse(now);
        if (!asks(Condition.TIER) && !asks(Condition.PLAN) && asked().counters().isEmpty()) {
            return facts(at, Had.NOTHING, _ -> 0);
        }
        AccountState then = said.filter(past -> !past.isAfter(state.asOf()))
                .map(past -> new PastBalances(history).at(chain, past, Instant.MAX))
                .orElse(state);
        Program program = asking.program();
        Counting counting = new Counting(program, then, day(at));
        Had had = new Had(
                () -> TierReading.tier(asking.sources().programs(), program, history, then, at),
                () -> PlanHeld.plan(then));
        return facts(at, had, counting::of);
    }

    /**
     * What a member had, names that are empty for none.
     *
     * @param tier in force
     * @param plan whose benefits there were
     */
    record Had(Supplier<String> tier, Supplier<String> plan) {
        static final Had NOTHING = new Had(() -> "", () -> "");
    }

    /**
     * The same, of a past that is told otherwise.
     *
     * @param had what the member had
     * @param counted what counters come to
     */
    Map<String, Object> facts(Instant at, Had had, ToLongFunction<Counter> counted) {
        Map<String, Object> facts = new HashMap<>();
        facts.put(Condition.TIER, asks(Condition.TIER) ? had.tier().get() : "");
        facts.put(Condition.PLAN, asks(Condition.PLAN) ? had.plan().get() : "");
        asked().counters().forEach((name, counter) -> facts.put(name, counted.applyAsLong(counter)));
        if (asks(Condition.BIRTHDAY)) {
            put(
                    facts,
                    Condition.BIRTHDAY,
                    asking.sources().birthdays().of(chain).map(born -> new Recurring(born, 0)),
                    at);
        }
        if (asks(Condition.ANNIVERSARY)) {
            put(facts, Condition.ANNIVERSARY, joined().map(day -> new Recurring(day, 1)), at);
        }
        return facts;
    }

    private void put(Map<String, Object> facts, String prefix, Optional<Recurring> recurring, Instant at) {
        facts.put(
                prefix + "isToday", recurring.filter(each -> each.isOn(day(at))).isPresent());
        facts.put(
                prefix + "isThisMonth",
                recurring.filter(each -> each.isInMonthOf(day(at))).isPresent());
    }

    private Optional<LocalDate> joined() {
        return history.bySeq(chain, 1).map(first -> day(first.recordedAt()));
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, asking.program().place().zone());
    }

    private boolean asks(String what) {
        return asked().about(what);
    }

    private Asked asked() {
        return asking.asked();
    }
}
