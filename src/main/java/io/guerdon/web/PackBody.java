package io.guerdon.web;

import io.guerdon.pack.BuyPack;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Points;

/**
 * A pack to be bought.
 *
 * @param points how many
 * @param price what was paid for them outside, in minor units of the program's currency
 * @param reference of that payment; each buys one pack; no white space at its ends
 */
record PackBody(Long points, Long price, String reference) {
    PackBody {
        Fields.number("points", points, 1, Fields.LARGEST_AMOUNT);
        Fields.number("price", price, 1, Fields.LARGEST_AMOUNT);
        reference = Fields.reference("reference", reference);
    }

    BuyPack command(MerchantId partner) {
        return new BuyPack(partner, new Points(points), price, reference);
    }
}
