package io.guerdon.offline;

import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.Outcome;
import io.guerdon.offline.StandingDecision.Act;
import io.guerdon.program.Program;
import java.time.Instant;
import java.util.Optional;

/** Tills that may sign tickets: which there are, what they sign with, and what they may give away. */
public final class OfflineTills {
    private final Ledger ledger;
    private final History history;

    /** Tills in a ledger. */
    public OfflineTills(Ledger ledger, History history) {
        this.ledger = ledger;
        this.history = history;
    }

    /** A till that was registered. */
    public Optional<Terminal> find(ChainId chain) {
        return Terminal.read(history, chain);
    }

    /** Registers a till; the call's chain is named after {@link Terminal#id}. */
    public Outcome register(Program program, TerminalRegistered terminal, Call call) {
        return ledger.submit(new RegisterDecision(program, terminal, call));
    }

    /**
     * Gives a till another key.
     *
     * @param until first instant at which tickets that were signed with the one before are settled no more
     */
    public Outcome rotate(TicketKey key, Instant until, Call call) {
        return ledger.submit(new RotateDecision(key, until, call));
    }

    /** None of its tickets is settled from now on. */
    public Outcome block(String reason, Call call) {
        return ledger.submit(new StandingDecision(Act.BLOCK, reason, call));
    }

    /** Its tickets are settled again. */
    public Outcome unblock(String reason, Call call) {
        return ledger.submit(new StandingDecision(Act.UNBLOCK, reason, call));
    }

    /** Grants an allowance. */
    public Outcome grant(Program program, GrantAllowance command, Call call) {
        return ledger.submit(new GrantDecision(program, command, call));
    }
}
