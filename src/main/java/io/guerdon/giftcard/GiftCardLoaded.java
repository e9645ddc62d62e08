package io.guerdon.giftcard;

import io.guerdon.earning.Till;
import io.guerdon.ledger.Subject;
import io.guerdon.unit.DefinitionId;
import io.guerdon.unit.Money;

/**
 * Money put on a card, as the journal keeps it; the first time, the card was sold.
 *
 * @param definition of which sort the card is
 * @param till where
 * @param amount how much
 * @param receipt on which it was paid
 * @param line of that receipt
 */
public record GiftCardLoaded(DefinitionId definition, Till till, Money amount, String receipt, int line)
        implements Subject {}
