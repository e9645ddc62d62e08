package io.guerdon.reward;

import io.guerdon.ledger.Entry;
import io.guerdon.ledger.History;
import io.guerdon.stock.Numbered;
import io.guerdon.unit.RewardId;

/** The numbers of one reward. One comes back when the claim that had it is cancelled. */
record RewardNumbers(RewardId reward) implements Numbered {
    @Override
    public String sort() {
        return "reward";
    }

    @Override
    public String name() {
        return reward.value();
    }

    @Override
    public String soldOut() {
        return "reward-out-of-stock";
    }

    @Override
    public boolean took(Entry entry, long number) {
        return entry.draft().subject().orElse(null) instanceof RewardClaimChanged claim
                && claim.reward().equals(reward)
                && claim.place() == number
                && claim.state() == RewardClaimState.CLAIMED;
    }

    @Override
    public boolean cameBack(Entry taking, History history) {
        RewardClaimChanged made = (RewardClaimChanged) taking.draft().subject().orElseThrow();
        return RewardClaim.in(history.byRef(taking.chain(), made.claim().value())).stream()
                .anyMatch(RewardClaim::isCancelled);
    }
}
