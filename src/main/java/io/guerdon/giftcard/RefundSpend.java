package io.guerdon.giftcard;

import io.guerdon.ledger.EntryId;
import io.guerdon.unit.Points;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Puts back what was spent on goods that came back.
 *
 * @param spend the entry it was spent in: a redemption, or the capture of a hold
 * @param amount in minor units, more than none
 * @param reference of the return; empty where none was given
 */
public record RefundSpend(EntryId spend, Points amount, String reference) {
    static final List<String> FIELDS = List.of("operation", "spend", "amount", "reference");

    public RefundSpend {
        if (amount.value() < 1 || reference.length() > 128) {
            throw new IllegalArgumentException("a refund puts something back, under at most 128 characters");
        }
    }

    SequencedMap<String, Object> fields() {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("operation", "gift-card-refund");
        fields.put("spend", spend);
        fields.put("amount", amount.value());
        fields.put("reference", reference);
        return fields;
    }
}
