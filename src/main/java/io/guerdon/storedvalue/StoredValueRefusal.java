package io.guerdon.storedvalue;

import io.guerdon.ledger.Refusal;

/** Why money is not paid in, or not paid back; in the order of the checks. */
public sealed interface StoredValueRefusal extends Refusal {
    /** The program has no such stored value. */
    record StoredValueNotFound(String storedValue) implements StoredValueRefusal, NotFound {}

    /** The merchant takes no money for it. */
    record MerchantTakesNoTopUps(String merchant) implements StoredValueRefusal, Unprocessable {}

    /** So much cannot be paid in at once. */
    record TopUpAmountNotAllowed(long least, long most, long requested) implements StoredValueRefusal, Unprocessable {}

    /** What is paid in now could not be spent any more. */
    record StoredValueValidityOver(String endedAt) implements StoredValueRefusal, Conflict {}

    /** There would be more paid in than may be. */
    record StoredValueTooHigh(long highest, long principal) implements StoredValueRefusal, Conflict {}

    /** More would be paid in today than may be. */
    record TopUpDayLimit(long mostPerDay, long paidInToday) implements StoredValueRefusal, Conflict {}

    /** It is not blocked. */
    record StoredValueNotBlocked(String storedValue) implements StoredValueRefusal, Conflict {}

    /** The member has no such top-up. */
    record TopUpNotFound(String topUp) implements StoredValueRefusal, NotFound {}

    /** The money was paid to a merchant the caller does not act for. */
    record ToppedUpAtAnotherMerchant(String merchant) implements StoredValueRefusal, Forbidden {}

    /** Nothing of it can be paid back any more. */
    record TopUpUsedUp(String topUp) implements StoredValueRefusal, Conflict {}

    /** So much of it cannot be paid back: it was spent, put aside, has expired, or makes up for a bonus that was spent. */
    record RefundExceedsTopUp(long refundable, long requested) implements StoredValueRefusal, Conflict {}

    /** The bonus that had to be taken back for it is put aside for a payment in progress. */
    record TopUpInUse(String topUp) implements StoredValueRefusal, Conflict {}
}
