package io.guerdon.membership;

import io.guerdon.ledger.Refusal;

/** Why a membership is not joined, changed or left; in the order of the checks. */
public sealed interface MembershipRefusal extends Refusal {
    /** The program has no such plan. */
    record MembershipPlanNotFound(String plan) implements MembershipRefusal, NotFound {}

    /** The member has no membership. */
    record MembershipNotFound() implements MembershipRefusal, NotFound {}

    /** Its fees go to a merchant the caller does not act for. */
    record MembershipPlanElsewhere(String merchant) implements MembershipRefusal, Forbidden {}

    /** The member is a member, of this plan or another. */
    record AlreadyMember(String membership, String plan) implements MembershipRefusal, Conflict {}

    /** It is not in a phase in which that can be done: {@code state} says in which it is. */
    record MembershipNotRunning(String state) implements MembershipRefusal, Conflict {}

    /** It was cancelled, and ends then. */
    record MembershipEnding(String until) implements MembershipRefusal, Conflict {}

    /** Something is to be paid for it first. */
    record MembershipChargeOpen(String charge) implements MembershipRefusal, Conflict {}

    /** The next period is paid already. */
    record MembershipRenewedAhead(String until) implements MembershipRefusal, Conflict {}

    /** It changes to another plan first. */
    record MembershipChangePlanned(String plan) implements MembershipRefusal, Conflict {}

    /** The fees of the plan go to another merchant than those of the membership: it is left and joined, and not changed to. */
    record MembershipMerchantDiffers(String plan, String merchant) implements MembershipRefusal, Conflict {}

    /** It is of that plan already, as it is now. */
    record AlreadyOnPlan(String plan) implements MembershipRefusal, Conflict {}

    /** The plan costs less: it can be changed to at the end of the period. */
    record DowngradeWaits(String until) implements MembershipRefusal, Conflict {}

    /** The plan has no pauses. */
    record PlanNotPausable(String plan) implements MembershipRefusal, Conflict {}

    /** It cannot be returned any more; {@code endedAt} is empty where it never could, or where the member returned one before. */
    record CoolingOffOver(String endedAt) implements MembershipRefusal, Conflict {}

    /** Something that was given with it is put aside for a payment in progress. */
    record BenefitInUse(String membership) implements MembershipRefusal, Conflict {}

    /** Its fees are not paid from stored value. */
    record PlanNotPaidFromStoredValue(String plan) implements MembershipRefusal, Unprocessable {}

    /** There is not so much stored value. */
    record FeeNotCovered(long available, long fee) implements MembershipRefusal, Conflict {}

    /** The fee went back when the membership was returned. */
    record FeeReturned(String charge) implements MembershipRefusal, Conflict {}
}
