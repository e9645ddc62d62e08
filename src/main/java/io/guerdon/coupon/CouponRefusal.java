package io.guerdon.coupon;

import io.guerdon.ledger.Refusal;

/** Why a coupon cannot be given or used; in the order of the checks. */
public sealed interface CouponRefusal extends Refusal {

    /** The program has no such definition. */
    record CouponDefinitionNotFound(String definition) implements CouponRefusal, NotFound {}

    /** What was entered can be no code: a symbol is wrong, missing or in the wrong place. */
    record CouponCodeMistyped() implements CouponRefusal, Unprocessable {}

    /** Nobody issued such a code. */
    record CouponCodeUnknown() implements CouponRefusal, NotFound {}

    /** A coupon given now could not be used any more. */
    record CouponValidityOver(String endedAt) implements CouponRefusal, Conflict {}

    /** The member had as many as one may have. */
    record CouponLimitReached(long limit) implements CouponRefusal, Conflict {}

    /** All there are have been given. */
    record CouponOutOfStock(long stock) implements CouponRefusal, Conflict {}

    /** The member never had such a coupon. */
    record CouponNotFound(String coupon) implements CouponRefusal, NotFound {}

    /** It can be used later: from an instant on, or when something happens. */
    record CouponNotYetValid(String from) implements CouponRefusal, Conflict {}

    /** It is put aside for a sale in progress. */
    record CouponIsReserved(String hold, String lapsesAt) implements CouponRefusal, Conflict {}

    /** It was used; {@code entry} says on what. */
    record CouponAlreadyRedeemed(String entry) implements CouponRefusal, Conflict {}

    /** An operator took it away. */
    record CouponAlreadyVoided(String entry) implements CouponRefusal, Conflict {}

    /** Its time is up. */
    record CouponExpired(String at) implements CouponRefusal, Conflict {}

    /** The goods it was given for came back. */
    record CouponTakenBack() implements CouponRefusal, Conflict {}

    /** Another coupon is used on the same receipt, and the two do not go together. */
    record CouponsDoNotStack(String other) implements CouponRefusal, Conflict {}

    /** It is for other merchants. */
    record CouponNotForMerchant(String merchant) implements CouponRefusal, Conflict {}

    /** A condition of its definition does not hold now. */
    record CouponConditionNotMet(String condition) implements CouponRefusal, Conflict {}

    /** None of the lines are goods it is for. */
    record NoEligibleGoods() implements CouponRefusal, Conflict {}

    /** The goods it counts come to too little, in minor units. */
    record CouponMinimumNotReached(long minimum, long eligible) implements CouponRefusal, Conflict {}

    /** It would lower no price. */
    record CouponGivesNothing() implements CouponRefusal, Conflict {}
}
