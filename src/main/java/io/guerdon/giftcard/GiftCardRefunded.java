package io.guerdon.giftcard;

import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.Subject;
import io.guerdon.unit.Money;

/**
 * Spent money that is back on its card, as the journal keeps it.
 *
 * @param spend the entry it was spent in
 * @param amount how much
 * @param reference of the return, empty where none was given
 */
public record GiftCardRefunded(EntryId spend, Money amount, String reference) implements Subject {}
