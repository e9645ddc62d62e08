package io.guerdon.prepaid;

import io.guerdon.ledger.ArrangementId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Pays money back that was handed in for a plan.
 *
 * @param plan which
 * @param payment which of its payments, from 1
 * @param amount in minor units, more than none; empty for all that can be
 * @param reason why
 * @param guarded whether it may be where the stored value is blocked or the account suspended
 */
public record RefundPlanPayment(
        ArrangementId plan, long payment, Optional<Long> amount, String reason, ClosePlan.Guarded guarded) {
    static final List<String> FIELDS = List.of("operation", "plan", "payment", "amount", "reason");

    SequencedMap<String, Object> fields() {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("operation", "plan-refund");
        fields.put("plan", plan);
        fields.put("payment", payment);
        amount.ifPresent(some -> fields.put("amount", some));
        fields.put("reason", reason);
        return fields;
    }
}
