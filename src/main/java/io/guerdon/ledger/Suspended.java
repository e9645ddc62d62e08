package io.guerdon.ledger;

import io.guerdon.unit.MerchantId;
import java.time.Instant;

/**
 * Which merchants take nothing for now. It is all that settings tell time: what was so at an instant never changes afterwards, so due work
 * does the same whenever and wherever it is written.
 */
@FunctionalInterface
public interface Suspended {
    /** None is. */
    Suspended NOBODY = (_, _) -> false;

    /** Whether a merchant was at an instant. */
    boolean at(MerchantId merchant, Instant at);
}
