package io.guerdon.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Movement;
import io.guerdon.reward.RewardClaim;
import io.guerdon.reward.RewardClaimChanged;
import io.guerdon.reward.RewardClaimState;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What claims to rewards are answered with. */
final class RewardAnswers {
    private RewardAnswers() {}

    /** A claim, as it is now; its cost was spent or restored. */
    record ClaimTold(
            Stamp entry,
            String claim,
            String reward,
            String state,
            List<Amount> spent,
            List<Amount> restored,
            Map<String, Totals> balances) {
        static ClaimTold of(Entry entry, ZoneId zone) {
            RewardClaimChanged changed = EarnAnswers.subject(entry, RewardClaimChanged.class);
            Map<WalletId, Long> spent = new TreeMap<>();
            Map<WalletId, Long> restored = new TreeMap<>();
            for (Movement movement : entry.movements()) {
                if (movement instanceof Movement.LotDrawn drawn) {
                    spent.merge(drawn.wallet(), drawn.draw().amount(), Long::sum);
                } else if (movement instanceof Movement.LotRestored back) {
                    restored.merge(back.wallet(), back.draw().amount(), Long::sum);
                }
            }
            return new ClaimTold(
                    Stamp.of(entry),
                    changed.claim().value(),
                    changed.reward().value(),
                    changed.state().wire(),
                    Amount.of(spent),
                    Amount.of(restored),
                    Totals.of(entry.after()));
        }
    }

    /**
     * A claim in the list.
     *
     * @param finishedAt when it was handed over or cancelled; left out while it is open
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ClaimView(
            String claim,
            String reward,
            String state,
            Instant claimedAt,
            @Nullable Instant finishedAt) {
        static ClaimView of(RewardClaim claim) {
            RewardClaimChanged now = claim.now();
            return new ClaimView(
                    now.claim().value(),
                    now.reward().value(),
                    now.state().wire(),
                    claim.made().recordedAt(),
                    now.state() == RewardClaimState.CLAIMED
                            ? null
                            : claim.latest().recordedAt());
        }
    }
}
