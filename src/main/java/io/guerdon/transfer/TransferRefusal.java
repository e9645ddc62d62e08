package io.guerdon.transfer;

import io.guerdon.ledger.Refusal;

/** Why points cannot be sent; in the order of the checks. */
public sealed interface TransferRefusal extends Refusal {
    /** Sender and receiver are the same member. */
    record TransferToSelf() implements TransferRefusal, Unprocessable {}

    /** The receiver's account is closed. */
    record ReceiverClosed() implements TransferRefusal, Conflict {}

    /** Too many transfers have not arrived yet. */
    record TooManyTransfers(long limit) implements TransferRefusal, Conflict {}

    /** Not enough points are available. */
    record InsufficientPoints(long available, long requested) implements TransferRefusal, Conflict {}

    /** Not enough is available in a wallet other than points. */
    record InsufficientBalance(String unit, long available, long requested) implements TransferRefusal, Conflict {}
}
