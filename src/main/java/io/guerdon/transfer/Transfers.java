package io.guerdon.transfer;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.SentTransfer;
import io.guerdon.transfer.ArrivalDecision.End;
import io.guerdon.transfer.TransferRefusal.ReceiverClosed;
import io.guerdon.transfer.TransferRefusal.TransferToSelf;
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

    /** Debits the sender, then delivers. The answer is the debit; a delivery that fails now is carried on later. */
    public Outcome send(SendPoints command, Call call) {
        if (command.to().equals(call.chain())) {
            return new Outcome.Refused(new TransferToSelf());
        }
        Outcome outcome = ledger.submit(new SendDecision(command, call, accounts));
        if (outcome instanceof Outcome.Committed || outcome instanceof Outcome.Replayed) {
            deliver(call.chain());
        }
        return outcome;
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
