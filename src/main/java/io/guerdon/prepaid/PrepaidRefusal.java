package io.guerdon.prepaid;

import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Refusal.Conflict;
import io.guerdon.ledger.Refusal.Forbidden;
import io.guerdon.ledger.Refusal.NotFound;
import io.guerdon.ledger.Refusal.Unprocessable;

/** Why a plan is not agreed, paid, paid back or closed; in the order of the checks. */
public sealed interface PrepaidRefusal extends Refusal {
    /** The program has no such plan. */
    record PlanDefinitionNotFound(String definition) implements PrepaidRefusal, NotFound {}

    /** The member has, or had, no such plan. */
    record PlanNotFound(String plan) implements PrepaidRefusal, NotFound {}

    /** Its money goes to a merchant that the caller does not act for, or did not name. */
    record PlanOfAnotherMerchant(String merchant) implements PrepaidRefusal, Forbidden {}

    /** The merchant takes no money for it. */
    record MerchantTakesNoPlans(String merchant) implements PrepaidRefusal, Unprocessable {}

    /** It cannot be about so much. */
    record PlanAmountNotAllowed(long least, long most, long requested) implements PrepaidRefusal, Unprocessable {}

    /** It is paid when it is agreed, and no receipt was given. */
    record PlanNeedsReceipt(String definition) implements PrepaidRefusal, Unprocessable {}

    /** It is paid part by part, so no receipt is for all of it. */
    record PlanPaidInParts(String definition) implements PrepaidRefusal, Unprocessable {}

    /** Its first part cannot be on that day. */
    record PlanStartNotAllowed(String earliest, String latest, String requested)
            implements PrepaidRefusal, Unprocessable {}

    /** Some of it could not be spent any more when it is released. */
    record PlanOutlivesStoredValue(String endsAt) implements PrepaidRefusal, Conflict {}

    /** It goes on at another member. */
    record PlanTransferred(String plan) implements PrepaidRefusal, Conflict {}

    /** It is over: {@code phase} says how. */
    record PlanNotRunning(String plan, String phase) implements PrepaidRefusal, Conflict {}

    /** All of it was paid when it was agreed. */
    record PlanPaidAtOnce(String plan) implements PrepaidRefusal, Conflict {}

    /** So little is not taken at once. */
    record PlanPaymentTooSmall(long least, long requested) implements PrepaidRefusal, Unprocessable {}

    /** So much is not left to be paid. */
    record PlanPaymentTooLarge(long most, long requested) implements PrepaidRefusal, Conflict {}

    /** The plan has no such payment. */
    record PlanPaymentNotFound(String plan, long payment) implements PrepaidRefusal, NotFound {}

    /** It paid a charge, and is paid back by that. */
    record PlanPaymentByCharge(String charge) implements PrepaidRefusal, Conflict {}

    /** So much of it cannot be paid back: it was spent, was paid back before, or was a fee. */
    record RefundExceedsPlanPayment(long refundable, long requested) implements PrepaidRefusal, Conflict {}

    /** The bonus that had to be taken back for it is not there any more. */
    record PlanBonusUsed(long missing) implements PrepaidRefusal, Conflict {}

    /** Whom it would go to is suspended, or their stored value is blocked. */
    record ReceiverBlocked() implements PrepaidRefusal, Conflict {}

    /** A charge for it is open; it has to be paid before it can go to another member. */
    record PlanChargeOpen(String charge) implements PrepaidRefusal, Conflict {}

    /** Some of its money is put aside for a payment in progress. */
    record PlanMoneyHeld(String hold) implements PrepaidRefusal, Conflict {}

    /** So much is owed that its money would pay. */
    record PlanMoneyOwed(long owed) implements PrepaidRefusal, Conflict {}

    /** So many payments are all that a plan keeps. */
    record TooManyPlanPayments(long limit) implements PrepaidRefusal, Conflict {}
}
