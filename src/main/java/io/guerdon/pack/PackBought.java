package io.guerdon.pack;

import io.guerdon.ledger.Subject;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Money;
import io.guerdon.unit.Points;

/**
 * A pack as the journal keeps it.
 *
 * @param partner who bought it
 * @param points how many
 * @param price what was paid for it
 * @param worth what its points cost the partner where others accept them; at least the price, and what is more is the program's discount
 * @param reference of the payment
 */
public record PackBought(MerchantId partner, Points points, Money price, Money worth, String reference)
        implements Subject {}
