package io.guerdon.earning;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Fold;
import io.guerdon.program.Program;
import io.guerdon.tier.TierReading;
import java.time.Instant;
import java.util.List;

/**
 * Which tier the member of a chain had when each sale was made, by the thresholds of rules that are tried. What counts is what was
 * recorded before the sale, as it was when the sale was judged: the sale itself and whatever came later do not.
 */
final class TierThen {
    private final Program rules;
    private final List<Entry> chain;
    private final boolean asked;
    private AccountState state;

    /** Of a chain, all of whose entries are given in order. */
    TierThen(Program rules, List<Entry> chain) {
        this.rules = rules;
        this.chain = chain;
        this.asked = Reading.asksTier(rules);
        this.state = AccountState.empty(chain.getFirst().chain());
    }

    /** The tier at a sale, empty for none, and where no rule asks. Sales are asked about in the order of the chain. */
    String at(Entry sale) {
        if (!asked) {
            return "";
        }
        int before = (int) sale.seq() - 1;
        while (state.seq() < before) {
            state = Fold.apply(state, chain.get((int) state.seq()));
        }
        Instant at = sale.draft().effectiveAt();
        return TierReading.hindsight(rules, new ChainInMemory(chain.subList(0, before)), state, at)
                .map(reading -> reading.tierAt(state, at))
                .orElse("");
    }
}
