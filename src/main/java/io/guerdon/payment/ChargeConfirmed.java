package io.guerdon.payment;

import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Subject;

/**
 * A charge that was paid.
 *
 * @param id of the charge
 * @param charge as it was open
 * @param reference of the payment, as whoever took it knows it
 */
public record ChargeConfirmed(ArrangementId id, Charge charge, String reference) implements Subject {}
