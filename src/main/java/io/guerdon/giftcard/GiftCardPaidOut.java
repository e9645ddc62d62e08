package io.guerdon.giftcard;

import io.guerdon.earning.Till;
import io.guerdon.ledger.Subject;
import io.guerdon.unit.Money;

/**
 * What was left on a card, given to whoever held it, as the journal keeps it.
 *
 * @param till where
 * @param amount how much
 * @param reference of the payment, empty where none was given
 */
public record GiftCardPaidOut(Till till, Money amount, String reference) implements Subject {}
