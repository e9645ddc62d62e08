package io.guerdon.prepaid;

import io.guerdon.ledger.ArrangementId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Ends a plan before all of it was released or paid.
 *
 * @param plan which
 * @param by who wants that
 * @param reason why
 * @param guarded whether it may be where the stored value is blocked or the account suspended
 */
public record ClosePlan(ArrangementId plan, By by, String reason, Guarded guarded) {
    static final List<String> FIELDS = List.of("operation", "plan", "by", "reason");

    /** Who wants a plan to end. Only a member pays a closing fee. */
    public enum By {
        MEMBER,
        MERCHANT
    }

    /** What an operator may, and a till may not. */
    public enum Guarded {
        ANYWAY,
        UNLESS_BLOCKED
    }

    SequencedMap<String, Object> fields() {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("operation", "plan-close");
        fields.put("plan", plan);
        fields.put("by", by);
        fields.put("reason", reason);
        return fields;
    }
}
