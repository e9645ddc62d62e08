package io.guerdon.redemption;

import io.guerdon.ledger.Refusal;

/** Why points cannot be spent; in the order of the checks. */
public sealed interface RedeemRefusal extends Refusal {

    /** The program has no such merchant. */
    record UnknownMerchant(String merchant) implements RedeemRefusal, Unprocessable {}

    /** The program has no such wallet. */
    record UnknownUnit(String unit) implements RedeemRefusal, Unprocessable {}

    /** What is in the wallet buys no goods: it is counted for rewards, or for status. */
    record UnitDoesNotPay(String unit, String use) implements RedeemRefusal, Unprocessable {}

    /** It is a part of stored value, which is spent under its own name. */
    record PartOfStoredValue(String unit, String storedValue) implements RedeemRefusal, Unprocessable {}

    /** The merchant does not take points. */
    record MerchantDoesNotAccept(String merchant) implements RedeemRefusal, Unprocessable {}

    /** Fewer points than the program lets anybody spend at once. */
    record BelowMinimum(long minimum, long requested) implements RedeemRefusal, Unprocessable {}

    /** The hold would last longer than the program allows. */
    record HoldTooLong(String longest, String requested) implements RedeemRefusal, Unprocessable {}

    /** The member has no such hold. */
    record HoldNotFound(String hold) implements RedeemRefusal, NotFound {}

    /** The hold belongs to a merchant the caller does not act for. */
    record AnotherMerchant(String merchant) implements RedeemRefusal, Forbidden {}

    /** The hold was captured. */
    record HoldCaptured(String hold) implements RedeemRefusal, Conflict {}

    /** The hold was voided. */
    record HoldVoided(String hold) implements RedeemRefusal, Conflict {}

    /** The hold lapsed. */
    record HoldLapsed(String hold) implements RedeemRefusal, Conflict {}

    /** It holds a coupon, which is captured where it was reserved. */
    record HoldOfCoupon(String hold) implements RedeemRefusal, Conflict {}

    /** More than the hold holds. */
    record CaptureExceedsHold(long held, long requested) implements RedeemRefusal, Unprocessable {}

    /** The account has open holds already, as many as it may. */
    record TooManyHolds(long limit) implements RedeemRefusal, Conflict {}

    /** An operator has blocked the member's stored value. */
    record StoredValueBlocked(String storedValue) implements RedeemRefusal, Conflict {}

    /** An operator has blocked the member's credit. */
    record CreditBlocked(String unit) implements RedeemRefusal, Conflict {}

    /** Not enough points are available. */
    record InsufficientPoints(long available, long requested) implements RedeemRefusal, Conflict {}

    /** Not enough is available in a wallet other than points. */
    record InsufficientBalance(String unit, long available, long requested) implements RedeemRefusal, Conflict {}
}
