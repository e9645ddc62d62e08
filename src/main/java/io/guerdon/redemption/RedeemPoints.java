package io.guerdon.redemption;

import io.guerdon.earning.Till;
import io.guerdon.unit.Points;
import io.guerdon.unit.WalletId;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Spends points, or out of another wallet that pays, at a till and at once.
 *
 * @param till where
 * @param wallet out of which
 * @param points how many, or how much of the wallet's unit; more than none
 * @param reference of the payment, for example the receipt; empty where none was given
 */
public record RedeemPoints(Till till, WalletId wallet, Points points, String reference) {
    /** Spends points. */
    public RedeemPoints(Till till, Points points, String reference) {
        this(till, WalletId.POINTS, points, reference);
    }

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
        Spending.asked(fields, wallet, points);
        fields.put("reference", reference);
        return fields;
    }
}
