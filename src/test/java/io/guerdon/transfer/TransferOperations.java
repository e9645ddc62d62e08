package io.guerdon.transfer;

import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Guards;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.SentTransfer;
import io.guerdon.unit.Points;
import io.guerdon.unit.WalletId;

/** Hands the decisions of this package to tests elsewhere. */
public final class TransferOperations {
    private TransferOperations() {}

    /** The debit. */
    public static Operation<?> send(ChainId to, Points points, Call call, Accounts accounts) {
        return new SendDecision(
                new SendPoints(to.owner().value(), WalletId.POINTS, points),
                to,
                call,
                new SendDecision.Sender(Guards::maySpend, accounts));
    }

    /** The credit. */
    public static Operation<?> receive(ChainId from, SentTransfer sent) {
        return new ReceiveDecision(from, sent);
    }

    /** The end of a transfer whose points arrived. */
    public static Operation<?> arrived(ChainId from, SentTransfer sent) {
        return new ArrivalDecision(from, sent, ArrivalDecision.End.ARRIVED);
    }

    /** The end of a transfer that the receiver could not take. */
    public static Operation<?> cameBack(ChainId from, SentTransfer sent) {
        return new ArrivalDecision(from, sent, ArrivalDecision.End.REFUSED);
    }
}
