package io.guerdon.reward;

import io.guerdon.earning.EarnRefusal.MerchantSuspended;
import io.guerdon.earning.LotFactory;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Claim;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Verdict;
import io.guerdon.ledger.Workings;
import io.guerdon.program.Program;
import io.guerdon.program.Reward;
import io.guerdon.reward.RewardRefusal.RewardNotFound;
import io.guerdon.reward.RewardRefusal.RewardOutOfStock;
import io.guerdon.reward.RewardRefusal.UnknownMerchant;
import io.guerdon.stock.Place;
import io.guerdon.unit.MerchantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides a claim. Its context is how many of the reward the member has claimed and not given back.
 *
 * @param place in the stock, taken before the entry is; empty where none is free, or none is needed
 */
record ClaimDecision(Program program, ClaimReward command, Optional<Place> place, Call call)
        implements Operation<Long> {
    ClaimDecision at(Optional<Place> other) {
        return new ClaimDecision(program, command, other, call);
    }

    @Override
    public Terms terms() {
        Request request = new Request(call.key(), Fingerprint.of(command.fields()));
        List<Claim> claims = place.map(Place::claim).stream().toList();
        return new Terms(call.chain(), request, ClaimReward.FIELDS, claims, Refusals.REMEMBERED);
    }

    @Override
    public Long gather(History history, AccountState state, Instant now) {
        return reward().map(reward -> counted(history, call.chain(), reward)).orElse(0L);
    }

    /** How many of a reward a member has; nobody asks where there is no limit. */
    static long counted(History history, ChainId chain, Reward reward) {
        return reward.perMember().isEmpty()
                ? 0
                : RewardClaim.in(history.byRef(chain, RewardClaim.ref(reward.id()))).stream()
                        .filter(claim -> !claim.isCancelled())
                        .count();
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Long claimed) {
        Optional<Reward> wanted = reward();
        if (wanted.isEmpty()) {
            return new Verdict.Refuse(new RewardNotFound(command.reward().value()));
        }
        Reward reward = wanted.get();
        return unknownMerchant()
                .or(() -> command.till().unlisted(program))
                .or(() -> new Asking(reward, claimed).obstacle(state, now))
                .or(() -> soldOut(reward))
                .<Verdict>map(Verdict.Refuse::new)
                .orElseGet(() -> new Verdict.Commit(draft(state, reward.cost(), now)));
    }

    private Optional<Reward> reward() {
        return program.catalogue().reward(command.reward());
    }

    private Optional<Refusal> unknownMerchant() {
        MerchantId merchant = command.till().merchant();
        boolean known =
                merchant.equals(MerchantId.HOUSE) || program.merchant(merchant).isPresent();
        return known ? MerchantSuspended.at(program, merchant) : Optional.of(new UnknownMerchant(merchant.value()));
    }

    private Optional<Refusal> soldOut(Reward reward) {
        return reward.stock().isPresent() && place.isEmpty()
                ? Optional.of(new RewardOutOfStock(reward.id().value()))
                : Optional.empty();
    }

    private Draft draft(AccountState state, Reward.Cost cost, Instant now) {
        MerchantId merchant = command.till().merchant();
        Workings workings = new Workings(state);
        workings.spend(cost.wallet(), cost.amount(), Book.acceptor(merchant));
        new LotFactory(program, merchant).slide(workings, now);
        RewardClaimChanged claimed = new RewardClaimChanged(
                RewardClaimId.of(state.chain().member(), workings.seq()),
                command.reward(),
                place.map(Place::number).orElse(0L),
                merchant,
                RewardClaimState.CLAIMED);
        return new Draft(
                EntryKind.REWARD_CLAIM,
                now,
                workings.movements(),
                Optional.of(claimed),
                Draft.Why.of(call).refs(claimed.claim().value(), RewardClaim.ref(command.reward())));
    }
}
