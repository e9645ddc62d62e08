package io.guerdon.reward;

import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Movement.LotDrawn;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.RewardId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * A member's claim to a reward.
 *
 * @param made as it was made
 * @param latest what has become of it; the same where nothing has
 */
public record RewardClaim(Entry made, Entry latest) {
    /** By what reference everything about a member's claims to a reward is found. */
    static String ref(RewardId reward) {
        return "reward:" + reward;
    }

    /** The claims that these entries tell of, in chain order. */
    static List<RewardClaim> in(List<Entry> entries) {
        SequencedMap<RewardClaimId, RewardClaim> claims = new LinkedHashMap<>();
        for (Entry entry : entries) {
            claims.merge(
                    changed(entry).claim(),
                    new RewardClaim(entry, entry),
                    (there, later) -> new RewardClaim(there.made, later.latest));
        }
        return List.copyOf(claims.values());
    }

    /** What it is now. */
    public RewardClaimChanged now() {
        return changed(latest);
    }

    /** What it cost, as it was taken from the lots. */
    List<LotDrawn> paid() {
        return made.movements().stream()
                .filter(LotDrawn.class::isInstance)
                .map(LotDrawn.class::cast)
                .toList();
    }

    /** Whether a caller who acts for a merchant, or where that is empty for any, has to do with it. */
    public boolean isOpenTo(String merchant) {
        MerchantId own = now().merchant();
        return merchant.isEmpty() || own.equals(MerchantId.HOUSE) || own.value().equals(merchant);
    }

    boolean isCancelled() {
        return now().state() == RewardClaimState.CANCELLED;
    }

    private static RewardClaimChanged changed(Entry entry) {
        return (RewardClaimChanged) entry.draft().subject().orElseThrow();
    }
}
