package io.guerdon.rebate;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Due;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.Outcome;
import io.guerdon.program.Program;
import java.time.Instant;
import java.util.List;

/** Signs members up for rebates, and tells where they stand. */
public final class RebateAgreements {
    private final Ledger ledger;
    private final Accounts accounts;
    private final History history;
    private final Beginnings beginnings;

    /** Agreements in a ledger; where they begin is also where their terms are known. */
    public RebateAgreements(Ledger ledger, Accounts accounts, History history, Beginnings beginnings) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.history = history;
        this.beginnings = beginnings;
    }

    /** Signs a member up, or for another time than before; what was bought in that time counts. */
    public Outcome agree(Program program, AgreeRebate command, Call call) {
        return ledger.submit(new AgreeDecision(program, command, call));
    }

    /** Where a member stands with every rebate that the program has, or that is not closed. */
    public List<RebateStanding> standings(ChainId chain) {
        Instant now = ledger.time().now(chain.program());
        AccountState state = Due.applied(accounts.read(chain), now, ledger.suspended(chain.program()));
        return beginnings
                .offers(chain.program())
                .map(offers -> new Standings(offers, state, now).all(history))
                .orElse(List.of());
    }
}
