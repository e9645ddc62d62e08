package io.guerdon.reward;

import io.guerdon.earning.Till;
import io.guerdon.unit.RewardId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Spends what a reward costs.
 *
 * @param reward which
 * @param till where; at the house where a member claims it from afar
 */
public record ClaimReward(RewardId reward, Till till) {
    static final List<String> FIELDS = List.of("operation", "reward", "merchant", "store", "terminal");

    SequencedMap<String, Object> fields() {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("operation", "reward-claim");
        fields.put("reward", reward);
        fields.put("merchant", till.merchant());
        fields.put("store", till.store());
        fields.put("terminal", till.terminal());
        return fields;
    }
}
