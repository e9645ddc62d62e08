package io.guerdon.giftcard;

import io.guerdon.earning.Till;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Gives whoever holds a card the money that is left on it, all of it, and closes the card.
 *
 * @param till whose drawer the money leaves
 * @param reference of the payment; empty where none was given
 */
public record PayOutGiftCard(Till till, String reference) {
    static final List<String> FIELDS = List.of("operation", "merchant", "store", "terminal", "reference");

    public PayOutGiftCard {
        if (reference.length() > 128) {
            throw new IllegalArgumentException("a reference is at most 128 characters");
        }
    }

    SequencedMap<String, Object> fields() {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("operation", "gift-card-payout");
        fields.put("merchant", till.merchant());
        fields.put("store", till.store());
        fields.put("terminal", till.terminal());
        fields.put("reference", reference);
        return fields;
    }
}
