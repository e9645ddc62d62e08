package io.guerdon.payment;

import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Subject;

/**
 * A charge, some of which was paid back.
 *
 * @param id of the charge
 * @param charge as it was paid
 * @param amount that was paid back, in minor units
 * @param reference of the payment back; empty for none
 */
public record ChargeRefunded(ArrangementId id, Charge charge, long amount, String reference) implements Subject {}
