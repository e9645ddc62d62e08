package io.guerdon.reward;

import io.guerdon.unit.RewardId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Tells how a claim ended. */
public sealed interface FinishClaim {
    List<String> FIELDS = List.of("operation", "reward", "claim", "reason");

    /** To which reward. */
    RewardId reward();

    /** Which claim. */
    RewardClaimId claim();

    /** What tells two requests apart. */
    SequencedMap<String, Object> fields();

    /** The reward was handed over. */
    record FulfilClaim(RewardId reward, RewardClaimId claim) implements FinishClaim {
        @Override
        public SequencedMap<String, Object> fields() {
            return FinishClaim.fields("reward-fulfilled", this);
        }
    }

    /** It was not, and will not be: what it cost comes back. */
    record CancelClaim(RewardId reward, RewardClaimId claim, String reason) implements FinishClaim {
        @Override
        public SequencedMap<String, Object> fields() {
            SequencedMap<String, Object> fields = FinishClaim.fields("reward-cancelled", this);
            fields.put("reason", reason);
            return fields;
        }
    }

    private static SequencedMap<String, Object> fields(String operation, FinishClaim command) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("operation", operation);
        fields.put("reward", command.reward());
        fields.put("claim", command.claim());
        return fields;
    }
}
