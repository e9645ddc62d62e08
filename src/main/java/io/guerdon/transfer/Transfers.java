package io.guerdon.transfer;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.BrokenInvariant;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Claims;
import io.guerdon.ledger.Guard;
import io.guerdon.ledger.Guards;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.Overloaded;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.SentTransfer;
import io.guerdon.ledger.StoreUnavailable;
import io.guerdon.transfer.ArrivalDecision.End;
import io.guerdon.transfer.TransferRefusal.ReceiverClosed;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends points between members, and carries on what a crash left on its way. */
public final class Transfers {
    private static final Logger LOG = LoggerFactory.getLogger(Transfers.class);

    private final Ledger ledger;
    private final Accounts accounts;
    private final Parcels parcels;

    /** Transfers in a ledger. */
    public Transfers(Ledger ledger, Accounts accounts, Claims claims, History history) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.parcels = new Parcels(claims, history);
    }

    /**
     * Debits the sender, then delivers. The answer is the debit; a delivery that fails now is carried on by due work.
     *
     * @param receiver who bears the name now, in the same program
     */
    public Outcome send(SendPoints command, ChainId receiver, Call call) {
        return send(command, receiver, call, Guards::maySpend);
    }

    /** The same, whoever sends. */
    public Outcome send(SendPoints command, ChainId receiver, Call call, Guard guard) {
        SendDecision.Sender sender = new SendDecision.Sender(guard, accounts);
        Outcome outcome = ledger.submit(new SendDecision(command, receiver, call, sender));
        switch (outcome) {
            case Outcome.Committed _ -> tryToDeliver(call.chain());
            case Outcome.Replayed _ -> {
                tryToDeliver(call.chain());
                forgetUnlessUnderWay(receiver, call);
            }
            case Outcome.Refused _, Outcome.RefusedBefore _ -> {}
        }
        return outcome;
    }

    /** Sends nothing, because nobody can be served by the name; a transfer that was sent before is answered as it was then. */
    public Outcome refuse(SendPoints command, Refusal refusal, Call call) {
        return ledger.refuse(SendDecision.terms(command, call, List.of()), refusal);
    }

    /** A repeat takes the claim of a transfer again that may have ended long ago. */
    private void forgetUnlessUnderWay(ChainId receiver, Call call) {
        if (accounts.read(call.chain()).transfers().isEmpty()) {
            parcels.forget(receiver, call);
        }
    }

    private void tryToDeliver(ChainId from) {
        try {
            deliver(from);
        } catch (Overloaded | StoreUnavailable | BrokenInvariant fault) {
            LOG.warn("what {} has sent arrives later: {}", from, fault.getMessage());
        }
    }

    /** Delivers whatever a member has sent that has not arrived; harmless to repeat, from any process. */
    public void deliver(ChainId from) {
        AccountState state = accounts.read(from);
        for (SentTransfer sent : List.copyOf(state.transfers().values())) {
            switch (ledger.submit(new ReceiveDecision(from, sent))) {
                case Outcome.Committed _, Outcome.Replayed _ -> end(from, sent, End.ARRIVED);
                case Outcome.RefusedBefore _ -> end(from, sent, End.REFUSED);
                case Outcome.Refused refused
                when refused.refusal() instanceof ReceiverClosed -> end(from, sent, End.REFUSED);
                case Outcome.Refused _ -> {
                    // The receiver cannot be written now; the points stay in transit and are delivered later.
                }
            }
        }
    }

    private void end(ChainId from, SentTransfer sent, End end) {
        ledger.submit(new ArrivalDecision(from, sent, end));
        parcels.forget(from, sent);
    }
}
