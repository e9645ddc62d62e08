package io.guerdon.web;

import io.guerdon.access.Caller;
import io.guerdon.earning.Till;
import io.guerdon.reward.ClaimReward;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.RewardId;
import org.jspecify.annotations.Nullable;

/**
 * Where a reward is claimed.
 *
 * @param merchant who hands it over, may be left out: then it is the key's own, or nobody in particular
 * @param store where, may be left out
 * @param terminal which till, may be left out
 */
record RewardClaimBody(
        @Nullable String merchant,
        @Nullable String store,
        @Nullable String terminal) {
    /** Says nothing. */
    static final RewardClaimBody ANYWHERE = new RewardClaimBody(null, null, null);

    RewardClaimBody {
        Fields.optionalName("merchant", merchant);
        Fields.optionalName("store", store);
        Fields.optionalName("terminal", terminal);
    }

    ClaimReward command(Caller caller, RewardId reward) {
        return new ClaimReward(reward, till(caller));
    }

    private Till till(Caller caller) {
        String own = caller.binding().merchant();
        if (merchant == null && own.isEmpty()) {
            Fields.require(store == null && terminal == null, "merchant", "whose store it is");
            return new Till(MerchantId.HOUSE, "", "");
        }
        return Tills.of(caller, merchant == null ? own : merchant, store, terminal);
    }
}
