package io.guerdon.tier;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Due;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Ledger;
import io.guerdon.program.Program;
import io.guerdon.program.Programs;
import java.time.Instant;
import java.util.Optional;

/** Tells where members stand. */
public final class Tiers {
    private final Ledger ledger;
    private final Accounts accounts;
    private final History history;
    private final Programs programs;

    /** Reads accounts; programs tell the thresholds of periods that have ended. */
    public Tiers(Ledger ledger, Accounts accounts, History history, Programs programs) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.history = history;
        this.programs = programs;
    }

    /** Where a member stands now; empty where the program has no tiers. */
    public Optional<Standing> standing(Program program, ChainId chain) {
        Instant now = ledger.time().now(chain.program());
        return Ladder.of(programs, program).map(ladder -> {
            AccountState state = Due.applied(accounts.read(chain), now, ledger.suspended(chain.program()));
            return ladder.standing(state, Joined.day(ladder, history, chain), now);
        });
    }

    /** The name of the tier in force; empty for none. */
    public Optional<String> inForce(Program program, ChainId chain) {
        return standing(program, chain).flatMap(Standing::tier);
    }
}
