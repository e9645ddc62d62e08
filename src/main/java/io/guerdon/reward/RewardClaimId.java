package io.guerdon.reward;

import io.guerdon.unit.MemberId;

/** A member's claim to a reward, named after the entry that made it: {@code rwd_<member>-<seq>}. */
public record RewardClaimId(String value) {
    static final String PREFIX = "rwd_";

    static RewardClaimId of(MemberId member, long seq) {
        return new RewardClaimId(PREFIX + member.name() + "-" + seq);
    }

    @Override
    public String toString() {
        return value;
    }
}
