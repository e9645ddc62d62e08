package io.guerdon.pack;

import io.guerdon.ledger.Claim;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Points;
import io.guerdon.unit.ProgramId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Sells a partner points that it is going to fund.
 *
 * @param partner who buys
 * @param points how many, more than none
 * @param price what it paid outside, in minor units of the program's currency; more than nothing
 * @param reference of that payment, which buys one pack in the program
 */
public record BuyPack(MerchantId partner, Points points, long price, String reference) {
    static final List<String> FIELDS = List.of("operation", "partner", "points", "price", "reference");

    private static final int LONGEST_REFERENCE = 128;

    public BuyPack {
        if (points.value() < 1 || price < 1) {
            throw new IllegalArgumentException("a pack is of some points and has a price");
        }
        if (reference.isBlank() || reference.length() > LONGEST_REFERENCE) {
            throw new IllegalArgumentException("a payment has a reference of 1 to 128 characters");
        }
    }

    Claim claim(ProgramId program) {
        return Claim.of(
                "pack-payment:" + program + ":" + reference,
                "pack-reference-already-used",
                PackBought.class,
                made -> made.reference().equals(reference));
    }

    SequencedMap<String, Object> fields() {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("operation", "pack");
        fields.put("partner", partner);
        fields.put("points", points.value());
        fields.put("price", price);
        fields.put("reference", reference);
        return fields;
    }
}
