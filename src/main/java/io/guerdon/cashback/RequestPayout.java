package io.guerdon.cashback;

import io.guerdon.unit.Points;
import io.guerdon.unit.WalletId;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Asks for money out of a wallet.
 *
 * @param wallet out of which
 * @param amount in minor units, more than none
 * @param reference of the order elsewhere; empty where none was given. The ledger never forgets it: it is no account number
 */
public record RequestPayout(WalletId wallet, Points amount, String reference) {
    public RequestPayout {
        if (reference.length() > 128) {
            throw new IllegalArgumentException("a reference is at most 128 characters");
        }
    }

    SequencedMap<String, Object> fields() {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("operation", "payout");
        fields.put("unit", wallet);
        fields.put("amount", amount.value());
        fields.put("reference", reference);
        return fields;
    }
}
