package io.guerdon.storedvalue;

import io.guerdon.unit.Points;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Pays money back that was paid in.
 *
 * @param topUp by which
 * @param amount in minor units, more than none; empty for all that can be
 * @param reason why
 * @param whenBlocked whether it may be where the stored value is blocked, or the account suspended or closed
 */
public record RefundTopUp(TopUpId topUp, Optional<Points> amount, String reason, WhenBlocked whenBlocked) {
    /** What an operator may, and a till may not. */
    public enum WhenBlocked {
        PAYS_BACK,
        REFUSES
    }

    static final List<String> FIELDS = List.of("operation", "topUp", "amount", "reason");

    SequencedMap<String, Object> fields() {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("operation", "top-up-refund");
        fields.put("topUp", topUp);
        amount.ifPresent(some -> fields.put("amount", some.value()));
        fields.put("reason", reason);
        return fields;
    }
}
