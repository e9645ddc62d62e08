package io.guerdon.earning;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Fold;
import io.guerdon.ledger.History;
import io.guerdon.ledger.PastBalances;
import io.guerdon.program.Program;
import io.guerdon.tier.PlanHeld;
import io.guerdon.tier.TierReading;
import java.time.Instant;
import java.util.List;

/**
 * What the member of a chain had when each sale was made, by the thresholds of rules that are tried. What counts is what was recorded
 * before the sale, as it was when the sale was judged: the sale itself and whatever came later do not.
 */
final class MemberThen {
    private final Program rules;
    private final List<Entry> chain;
    private AccountState state;

    /** Of a chain, all of whose entries are given in order. */
    MemberThen(Program rules, List<Entry> chain) {
        this.rules = rules;
        this.chain = chain;
        this.state = AccountState.empty(chain.getFirst().chain());
    }

    /** What the member had before a sale, read where it is asked. Sales are asked about in the order of the chain. */
    MemberReading.Had before(Entry sale) {
        return new MemberReading.Had(() -> tier(sale), () -> PlanHeld.plan(then(sale)));
    }

    private String tier(Entry sale) {
        AccountState then = then(sale);
        return TierReading.hindsight(rules, history(sale), then, sale.draft().effectiveAt());
    }

    private AccountState then(Entry sale) {
        int before = (int) sale.seq() - 1;
        while (state.seq() < before) {
            state = Fold.apply(state, chain.get((int) state.seq()));
        }
        Instant at = sale.draft().effectiveAt();
        return at.isAfter(state.asOf()) ? state : new PastBalances(history(sale)).at(state.chain(), at, Instant.MAX);
    }

    private History history(Entry sale) {
        return new ChainInMemory(chain.subList(0, (int) sale.seq() - 1));
    }
}
