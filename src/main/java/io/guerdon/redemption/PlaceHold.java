package io.guerdon.redemption;

import io.guerdon.earning.Till;
import io.guerdon.unit.Points;
import io.guerdon.unit.WalletId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Puts points, or some of another wallet that pays, aside for a payment in progress.
 *
 * @param till where
 * @param wallet out of which
 * @param points how many, or how much of the wallet's unit; more than none
 * @param lapsesAfter how long it lasts unless captured or voided, positive
 * @param reference of the payment; empty where none was given
 */
public record PlaceHold(Till till, WalletId wallet, Points points, Duration lapsesAfter, String reference) {
    /** Puts points aside. */
    public PlaceHold(Till till, Points points, Duration lapsesAfter, String reference) {
        this(till, WalletId.POINTS, points, lapsesAfter, reference);
    }

    public PlaceHold {
        if (lapsesAfter.isNegative() || lapsesAfter.isZero() || reference.length() > 128) {
            throw new IllegalArgumentException(
                    "a hold lasts for a while and has a reference of at most 128 characters");
        }
    }

    SequencedMap<String, Object> fields() {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("operation", "hold");
        fields.put("merchant", till.merchant());
        fields.put("store", till.store());
        fields.put("terminal", till.terminal());
        Spending.asked(fields, wallet, points);
        fields.put("lapsesAfter", lapsesAfter);
        fields.put("reference", reference);
        return fields;
    }
}
