package io.guerdon.prepaid;

import io.guerdon.ledger.ArrangementId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Gives a plan to another member.
 *
 * @param plan which
 * @param to a name of the receiver that tells requests apart; the same for the same name, whoever bears it later, and nothing about a
 *     person
 */
public record TransferPlan(ArrangementId plan, String to) {
    static final List<String> FIELDS = List.of("operation", "plan", "to");

    SequencedMap<String, Object> fields() {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("operation", "plan-transfer");
        fields.put("plan", plan);
        fields.put("to", to);
        return fields;
    }
}
