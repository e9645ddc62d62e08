package io.guerdon.reward;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Guards;
import io.guerdon.ledger.Refusal;
import io.guerdon.program.Reward;
import io.guerdon.reward.RewardRefusal.RewardLimitReached;
import io.guerdon.reward.RewardRefusal.RewardNoLonger;
import io.guerdon.reward.RewardRefusal.RewardNotAffordable;
import io.guerdon.reward.RewardRefusal.RewardNotYet;
import java.time.Instant;
import java.util.Optional;

/**
 * A member's wish for a reward: what stands in its way, stock apart. The catalogue shows it and a claim is decided by it.
 *
 * @param reward which
 * @param claimed how many the member has claimed and not given back; asked only where there is a limit
 */
record Asking(Reward reward, long claimed) {
    Optional<Refusal> obstacle(AccountState state, Instant now) {
        return time(now).or(() -> Guards.maySpend(state)).or(this::limit).or(() -> cost(state));
    }

    private Optional<Refusal> time(Instant now) {
        Optional<Refusal> early = reward.from().filter(now::isBefore).map(from -> new RewardNotYet(from.toString()));
        return early.or(() -> reward.until()
                .filter(until -> !now.isBefore(until))
                .map(until -> new RewardNoLonger(until.toString())));
    }

    private Optional<Refusal> limit() {
        return reward.perMember().filter(limit -> claimed >= limit).map(RewardLimitReached::new);
    }

    private Optional<Refusal> cost(AccountState state) {
        Reward.Cost cost = reward.cost();
        long available = state.wallet(cost.wallet()).available();
        long missing = cost.amount() - available;
        return missing > 0
                ? Optional.of(new RewardNotAffordable(cost.wallet().value(), available, cost.amount(), missing))
                : Optional.empty();
    }
}
