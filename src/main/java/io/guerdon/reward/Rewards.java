package io.guerdon.reward;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Due;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.Refusal;
import io.guerdon.program.Program;
import io.guerdon.program.Reward;
import io.guerdon.reward.RewardRefusal.RewardOutOfStock;
import io.guerdon.stock.Stock;
import io.guerdon.stock.Stocks;
import io.guerdon.unit.ProgramId;
import io.guerdon.unit.RewardId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Hands out rewards. */
public final class Rewards {
    private final Ledger ledger;
    private final Accounts accounts;
    private final History history;
    private final Stocks stocks;

    /** Rewards in a ledger; the stocks number those of which there are only so many. */
    public Rewards(Ledger ledger, Accounts accounts, History history, Stocks stocks) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.history = history;
        this.stocks = stocks;
    }

    /** Spends what a reward costs; a refusal is remembered under its key. */
    public Outcome claim(Program program, ClaimReward command, Call call) {
        ClaimDecision decision = new ClaimDecision(program, command, Optional.empty(), call);
        Optional<Long> stock = program.catalogue().reward(command.reward()).flatMap(Reward::stock);
        if (stock.isEmpty()) {
            return ledger.submit(decision);
        }
        return history.byKey(call.chain(), call.key()).isPresent()
                ? ledger.refuse(
                        decision.terms(), new RewardOutOfStock(command.reward().value()))
                : claimOf(stock.get(), decision);
    }

    private Outcome claimOf(long most, ClaimDecision decision) {
        Stock stock = stock(decision.program().id(), decision.command().reward());
        return stock.take(most, decision.call(), place -> ledger.submit(decision.at(place)));
    }

    private Stock stock(ProgramId program, RewardId reward) {
        return stocks.of(program, new RewardNumbers(reward));
    }

    /** Ends a claim, once. The place of one that is cancelled can be taken again. */
    public Outcome finish(Program program, FinishClaim command, Call call) {
        Outcome outcome = ledger.submit(new FinishDecision(program, command, call));
        switch (outcome) {
            case Outcome.Committed done -> giveBack(done.entry(), call);
            case Outcome.Replayed done -> giveBack(done.entry(), call);
            case Outcome.Refused _, Outcome.RefusedBefore _ -> {}
        }
        return outcome;
    }

    /** Also on a repeat: the process may have ended between the two. */
    private void giveBack(Entry finished, Call call) {
        if (finished.draft().subject().orElse(null) instanceof RewardClaimChanged claim
                && claim.state() == RewardClaimState.CANCELLED
                && claim.place() > 0) {
            stock(call.chain().program(), claim.reward()).cameBack(claim.place(), call);
        }
    }

    /** Every reward of the program, and why the member cannot have it. */
    public List<Offer> offers(Program program, ChainId chain, Instant now) {
        AccountState state = Due.applied(accounts.read(chain), now, ledger.suspended(chain.program()));
        return program.catalogue().rewards().stream()
                .map(reward -> new Offer(reward, obstacle(reward, state, now)))
                .toList();
    }

    private Optional<Refusal> obstacle(Reward reward, AccountState state, Instant now) {
        ChainId chain = state.chain();
        return new Asking(reward, ClaimDecision.counted(history, chain, reward))
                .obstacle(state, now)
                .or(() -> reward.stock()
                        .filter(most -> stock(chain.program(), reward.id()).isEmpty(most))
                        .map(_ -> new RewardOutOfStock(reward.id().value())));
    }

    /** A member's claims to a reward, latest first, at most {@code limit} of those made before entry {@code seq}. */
    public List<RewardClaim> before(ChainId chain, RewardId reward, long seq, int limit) {
        return RewardClaim.in(history.byRef(chain, RewardClaim.ref(reward))).reversed().stream()
                .filter(claim -> claim.made().seq() < seq)
                .limit(limit)
                .toList();
    }
}
