package io.guerdon.redemption;

import io.guerdon.earning.Till;
import io.guerdon.unit.Points;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Spends points at a till, at once.
 *
 * @param till where
 * @param points how many, more than none
 * @param reference of the payment, for example the receipt; empty where none was given
 */
public record RedeemPoints(Till till, Points points, String reference) {
    public RedeemPoints {
        if (reference.length() > 128) {
            throw new IllegalArgumentException("a reference is at most 128 characters");
        }
    }

    SequencedMap<String, Object> fields() {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("operation", "redemption");
        fields.put("merchant", till.merchant());
        fields.put("store", till.store());
        fields.put("terminal", till.terminal());
        fields.put("points", points.value());
        fields.put("reference", reference);
        return fields;
    }
}
