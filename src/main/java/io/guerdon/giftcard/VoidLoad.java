package io.guerdon.giftcard;

import io.guerdon.ledger.EntryId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Takes what was put on a card off it again, all of it, because the sale was called off.
 *
 * @param load the entry it was put there in
 * @param reason why
 */
public record VoidLoad(EntryId load, String reason) {
    static final List<String> FIELDS = List.of("operation", "load", "reason");

    SequencedMap<String, Object> fields() {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("operation", "gift-card-void");
        fields.put("load", load);
        fields.put("reason", reason);
        return fields;
    }
}
