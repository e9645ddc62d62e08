package io.guerdon.payment;

import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Subject;

/**
 * A charge that somebody tried to pay in vain.
 *
 * @param id of the charge
 * @param charge as it is now, this attempt included
 */
public record ChargeFailed(ArrangementId id, Charge charge) implements Subject {}
