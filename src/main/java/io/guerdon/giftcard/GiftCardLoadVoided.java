package io.guerdon.giftcard;

import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.Subject;
import io.guerdon.unit.Money;

/**
 * Money that is off a card again because its sale was called off, as the journal keeps it.
 *
 * @param load the entry it was put there in
 * @param amount how much
 */
public record GiftCardLoadVoided(EntryId load, Money amount) implements Subject {}
