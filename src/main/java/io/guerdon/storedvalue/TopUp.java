package io.guerdon.storedvalue;

import io.guerdon.earning.PaidIn;
import io.guerdon.ledger.Claim;
import io.guerdon.unit.ProgramId;
import io.guerdon.unit.WalletId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Pays money in.
 *
 * @param storedValue into which
 * @param paid the money
 * @param payment how the customer paid it, or the payment's reference; empty where it is not given
 */
public record TopUp(WalletId storedValue, PaidIn paid, String payment) {
    static final List<String> FIELDS = List.of(
            "operation",
            "storedValue",
            "merchant",
            "store",
            "terminal",
            "currency",
            "amount",
            "receipt",
            "line",
            "payment");

    public TopUp {
        if (payment.length() > 128) {
            throw new IllegalArgumentException("a payment has a reference of at most 128 characters");
        }
    }

    /** A line of a receipt pays once, for stored value or for a gift card. */
    Claim claim(ProgramId program) {
        return paid.claim(program, "top-up-receipt-already-used");
    }

    SequencedMap<String, Object> fields() {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("operation", "top-up");
        fields.put("storedValue", storedValue);
        paid.asked(fields);
        fields.put("payment", payment);
        return fields;
    }
}
