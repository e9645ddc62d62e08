package io.guerdon.credit;

import io.guerdon.unit.WalletId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Grants a member credit, or changes how much.
 *
 * @param wallet which
 * @param limit most that may be owed from now on, in minor units; nothing where no more is lent
 * @param reason why
 */
public record SetCreditLimit(WalletId wallet, long limit, String reason) {
    static final List<String> FIELDS = List.of("operation", "unit", "limit", "reason");

    SequencedMap<String, Object> fields() {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("operation", "credit-limit");
        fields.put("unit", wallet);
        fields.put("limit", limit);
        fields.put("reason", reason);
        return fields;
    }
}
