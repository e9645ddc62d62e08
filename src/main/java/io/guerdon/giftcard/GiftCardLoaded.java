package io.guerdon.giftcard;

import io.guerdon.earning.PaidIn;
import io.guerdon.ledger.Subject;
import io.guerdon.unit.DefinitionId;
import io.guerdon.unit.Money;

/**
 * Money put on a card, as the journal keeps it; the first time, the card was sold.
 *
 * @param definition of which sort the card is
 * @param paid what was paid for it
 */
public record GiftCardLoaded(DefinitionId definition, PaidIn paid) implements Subject, PaidIn.Purpose {
    /** How much. */
    public Money amount() {
        return paid.amount();
    }
}
