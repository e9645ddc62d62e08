package io.guerdon.prepaid;

import io.guerdon.earning.PaidIn;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Claim;
import io.guerdon.unit.ProgramId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Hands in money that was paid for a plan.
 *
 * @param plan which
 * @param paid the money
 */
public record PayPlan(ArrangementId plan, PaidIn paid) {
    static final List<String> FIELDS =
            List.of("operation", "plan", "merchant", "store", "terminal", "currency", "amount", "receipt", "line");

    /** A line of a receipt pays once, for a plan, stored value or a gift card. */
    static Claim claim(ProgramId program, PaidIn paid) {
        return paid.claim(program, "plan-receipt-already-used");
    }

    SequencedMap<String, Object> fields() {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("operation", "plan-pay");
        fields.put("plan", plan);
        paid.asked(fields);
        return fields;
    }
}
