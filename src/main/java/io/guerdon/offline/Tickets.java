package io.guerdon.offline;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.BrokenInvariant;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.LedgerRefusal.IdempotencyKeyReused;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.Overloaded;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.SentTransfer;
import io.guerdon.ledger.StoreUnavailable;
import io.guerdon.ledger.TransferId;
import io.guerdon.offline.OfflineRefusal.TerminalNotFound;
import io.guerdon.offline.OfflineRefusal.TicketCounterReused;
import io.guerdon.offline.OfflineRefusal.TicketKeyUnknown;
import io.guerdon.offline.OfflineRefusal.TicketSignatureInvalid;
import io.guerdon.program.Program;
import io.guerdon.program.Programs;
import io.guerdon.unit.GiftCardId;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.OfflineTillId;
import io.guerdon.unit.PartnerAccountId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles tickets: each takes from its allowance once, and charges its member once. A crash between the two leaves the ticket
 * under way, and due work carries it on.
 */
public final class Tickets {
    private static final Logger LOG = LoggerFactory.getLogger(Tickets.class);

    private final Ledger ledger;
    private final Accounts accounts;
    private final History history;
    private final Programs programs;

    /** Tickets in a ledger. */
    public Tickets(Ledger ledger, Accounts accounts, History history, Programs programs) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.history = history;
        this.programs = programs;
    }

    /** Settles a ticket; the answer is its entry in the till's chain, and a charge that fails now is carried on by due work. */
    public Outcome settle(Presented presented, Charge charge, Call call) {
        return unsigned(presented.ticket(), call.chain())
                .<Outcome>map(Outcome.Refused::new)
                .orElseGet(() -> told(presented, ledger.submit(decision(presented, charge, call)), call));
    }

    /** Judged by the settings in force when the goods were sold. */
    private TicketDecision decision(Presented presented, Charge charge, Call call) {
        Optional<Program> then = programs.inForce(
                call.chain().program(), presented.ticket().sale().at());
        return new TicketDecision(presented, charge, then, call);
    }

    /** Settles nothing, because nobody bears the name now; a ticket that was settled before is answered as it was then. */
    public Outcome refuse(Presented presented, Refusal refusal, Call call) {
        return unsigned(presented.ticket(), call.chain())
                .<Outcome>map(Outcome.Refused::new)
                .orElseGet(() -> told(presented, ledger.refuse(presented.terms(call.chain()), refusal), call));
    }

    /** Only what a key of the till signed is looked at: else anybody could use up a counter, or have a till suspected. */
    private Optional<Refusal> unsigned(Ticket ticket, ChainId till) {
        Optional<Terminal> terminal = Terminal.read(history, till);
        if (terminal.isEmpty()) {
            return Optional.of(new TerminalNotFound(till.owner().value()));
        }
        String key = ticket.serial().key();
        Optional<Terminal.Held> held = terminal.get().key(key);
        if (held.isEmpty()) {
            return Optional.of(new TicketKeyUnknown(key));
        }
        byte[] text = ticket.signedText(till.program(), till.offlineTill());
        return held.get().key().signed(text, ticket.signature())
                ? Optional.empty()
                : Optional.of(new TicketSignatureInvalid());
    }

    private Outcome told(Presented presented, Outcome outcome, Call call) {
        return switch (outcome) {
            case Outcome.Committed done -> charged(done, done.entry());
            case Outcome.Replayed done -> charged(done, done.entry());
            case Outcome.Refused refused
            when refused.refusal() instanceof IdempotencyKeyReused reused -> cloned(presented, reused.fields(), call);
            case Outcome.Refused _, Outcome.RefusedBefore _ -> outcome;
        };
    }

    private Outcome cloned(Presented presented, List<String> fields, Call call) {
        Entry settled = history.byKey(call.chain(), presented.key("ticket")).orElseThrow();
        LOG.error(
                "{} of {} has signed another ticket under counter {} than the one that was settled in {}: it was"
                        + " copied, set back or tampered with",
                call.chain(),
                presented.ticket().serial().allowance(),
                presented.ticket().serial().counter(),
                settled.id());
        ledger.submit(new CloneDecision(presented, settled.id(), fields, call));
        return new Outcome.Refused(new TicketCounterReused(
                presented.ticket().serial().counter(), settled.id().toString(), fields));
    }

    private Outcome charged(Outcome outcome, Entry entry) {
        TransferId id = TransferId.of(entry.chain(), entry.seq());
        Optional.ofNullable(accounts.read(entry.chain()).transfers().get(id))
                .ifPresent(sent -> tryToCharge(entry.chain(), sent));
        return outcome;
    }

    /** The ticket is settled by now, whatever becomes of the charge. */
    private void tryToCharge(ChainId till, SentTransfer sent) {
        try {
            charge(till, sent);
        } catch (Overloaded | StoreUnavailable | BrokenInvariant fault) {
            LOG.warn("ticket {} charges its member later: {}", sent.id(), fault.getMessage());
        } catch (RuntimeException fault) {
            LOG.error("ticket {} cannot charge its member", sent.id(), fault);
        }
    }

    /** Carries on what a till has under way, each whatever becomes of the others; harmless to repeat, from any process. */
    public void deliver(ChainId till) {
        AccountState state = accounts.read(till);
        List.copyOf(state.transfers().values()).forEach(sent -> tryToCharge(till, sent));
    }

    /** Carries on the tickets of tills, and leaves what others have under way to others. */
    public Consumer<ChainId> beside(Consumer<ChainId> others) {
        return chain -> {
            switch (chain.owner()) {
                case OfflineTillId _ -> deliver(chain);
                case MemberId _, GiftCardId _, PartnerAccountId _ -> others.accept(chain);
            }
        };
    }

    private void charge(ChainId till, SentTransfer sent) {
        Entry ticket = history.bySeq(till, sent.id().seq()).orElseThrow();
        Program program = programs.revision(
                        till.program(), ticket.draft().why().trace().revision())
                .orElseThrow();
        switch (ledger.submit(new ChargeDecision(program, ticket, sent))) {
            case Outcome.Committed _, Outcome.Replayed _ -> ledger.submit(new DeliveredDecision(till, sent));
            case Outcome.Refused _, Outcome.RefusedBefore _ -> {
                // The member's account cannot be written now; the ticket stays under way and is carried on later.
            }
        }
    }
}
