package io.guerdon.reward;

import io.guerdon.ledger.Subject;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.RewardId;

/**
 * A claim to a reward and what has just become of it, as the journal keeps it.
 *
 * @param claim which
 * @param reward to what
 * @param place its number within the reward's stock; 0 where that was not limited
 * @param merchant at whose till it was claimed, or the house
 * @param state what it is from now on
 */
public record RewardClaimChanged(
        RewardClaimId claim, RewardId reward, long place, MerchantId merchant, RewardClaimState state)
        implements Subject {
    RewardClaimChanged to(RewardClaimState next) {
        return new RewardClaimChanged(claim, reward, place, merchant, next);
    }
}
