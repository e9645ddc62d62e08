package io.guerdon.transfer;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.SentTransfer;
import io.guerdon.transfer.ArrivalDecision.End;
import io.guerdon.transfer.TransferRefusal.ReceiverClosed;
import java.util.List;

/** Sends points between members, and carries on what a crash left on its way. */
public final class Transfers {
    private final Ledger ledger;
    private final Accounts accounts;

    /** Transfers in a ledger. */
    public Transfers(Ledger ledger, Accounts accounts) {
        this.ledger = ledger;
        this.accounts = accounts;
    }

    /**
     * Debits the sender, then delivers. The answer is the debit; a delivery that fails now is carried on later.
     *
     * @param receiver who bears the name now, in the same program
     */
    public Outcome send(SendPoints command, ChainId receiver, Call call) {
        Outcome outcome = ledger.submit(new SendDecision(command, receiver, call, accounts));
        if (outcome instanceof Outcome.Committed || outcome instanceof Outcome.Replayed) {
            deliver(call.chain());
        }
        return outcome;
    }

    /** Sends nothing, because nobody can be served by the name; a transfer that was sent before is answered as it was then. */
    public Outcome refuse(SendPoints command, Refusal refusal, Call call) {
        return ledger.refuse(SendDecision.terms(command, call), refusal);
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
    }
}
