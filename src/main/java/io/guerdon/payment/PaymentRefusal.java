package io.guerdon.payment;

import io.guerdon.ledger.Refusal;

/** Why a charge is not confirmed, failed or paid back; in the order of the checks. */
public sealed interface PaymentRefusal extends Refusal {
    /** The member has, or had, no such charge. */
    record ChargeNotFound(String charge) implements PaymentRefusal, NotFound {}

    /** It is owed to a merchant the caller does not act for. */
    record ChargeOfAnotherMerchant(String merchant) implements PaymentRefusal, Forbidden {}

    /** It was paid, or is not wanted any more: {@code state} says which. */
    record ChargeNotOpen(String charge, String state) implements PaymentRefusal, Conflict {}

    /** It was never paid, so nothing of it is paid back. */
    record ChargeNotPaid(String charge, String state) implements PaymentRefusal, Conflict {}

    /** So much of it cannot be paid back. */
    record RefundExceedsCharge(long refundable, long requested) implements PaymentRefusal, Conflict {}
}
