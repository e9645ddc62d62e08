package io.guerdon.reward;

import io.guerdon.ledger.Refusal;

/** Why a reward cannot be had, or a claim does not end so; in the order of the checks. */
public sealed interface RewardRefusal extends Refusal {

    /** The program has no such reward. */
    record RewardNotFound(String reward) implements RewardRefusal, NotFound {}

    /** The program has no such merchant. */
    record UnknownMerchant(String merchant) implements RewardRefusal, Unprocessable {}

    /** It can be had later. */
    record RewardNotYet(String from) implements RewardRefusal, Conflict {}

    /** Its time is over. */
    record RewardNoLonger(String until) implements RewardRefusal, Conflict {}

    /** The member has had it as often as they may. */
    record RewardLimitReached(long limit) implements RewardRefusal, Conflict {}

    /** The member has too little to pay for it. */
    record RewardNotAffordable(String unit, long available, long requested, long missing)
            implements RewardRefusal, Conflict {}

    /** All there are have been claimed. */
    record RewardOutOfStock(String reward) implements RewardRefusal, Conflict {}

    /** The member has no such claim. */
    record RewardClaimNotFound(String claim) implements RewardRefusal, NotFound {}

    /** The reward was claimed at a merchant the caller does not act for. */
    record AnotherMerchant(String merchant) implements RewardRefusal, Forbidden {}

    /** The reward was handed over before. */
    record RewardClaimFulfilled(String claim) implements RewardRefusal, Conflict {}

    /** The claim was cancelled before. */
    record RewardClaimCancelled(String claim) implements RewardRefusal, Conflict {}
}
