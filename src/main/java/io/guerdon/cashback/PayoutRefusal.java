package io.guerdon.cashback;

import io.guerdon.ledger.Refusal;

/** Why nothing is paid out, or a payout does not end so; in the order of the checks. */
public sealed interface PayoutRefusal extends Refusal {

    /** The program has no such wallet. */
    record UnknownUnit(String unit) implements PayoutRefusal, Unprocessable {}

    /** The program does not pay the wallet out. */
    record UnitNotPaidOut(String unit) implements PayoutRefusal, Unprocessable {}

    /** Less than the program pays out. */
    record PayoutBelowMinimum(String unit, long minimum, long requested) implements PayoutRefusal, Unprocessable {}

    /** As many payouts as there may be wait to be sent already. */
    record TooManyPayouts(long limit) implements PayoutRefusal, Conflict {}

    /** Not enough is available. */
    record InsufficientBalance(String unit, long available, long requested) implements PayoutRefusal, Conflict {}

    /** The member has no such payout. */
    record PayoutNotFound(String payout) implements PayoutRefusal, NotFound {}

    /** The payout was sent before. */
    record PayoutSent(String payout) implements PayoutRefusal, Conflict {}

    /** The payout failed before. */
    record PayoutFailed(String payout) implements PayoutRefusal, Conflict {}
}
