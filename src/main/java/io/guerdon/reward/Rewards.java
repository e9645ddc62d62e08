package io.guerdon.reward;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Claims;
import io.guerdon.ledger.Due;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.LedgerRefusal.ClaimTaken;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.Overloaded;
import io.guerdon.ledger.Refusal;
import io.guerdon.program.Program;
import io.guerdon.program.Reward;
import io.guerdon.reward.FinishClaim.CancelClaim;
import io.guerdon.reward.RewardRefusal.RewardClaimCancelled;
import io.guerdon.reward.RewardRefusal.RewardOutOfStock;
import io.guerdon.unit.RewardId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Hands out rewards. */
public final class Rewards {
    private static final int ATTEMPTS = 1_000;

    private final Ledger ledger;
    private final Accounts accounts;
    private final History history;
    private final Shelves shelves;

    /** Rewards in a ledger; claims keep their stock. */
    public Rewards(Ledger ledger, Accounts accounts, History history, Claims claims) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.history = history;
        this.shelves = new Shelves(claims, history);
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

    private Outcome claimOf(long stock, ClaimDecision decision) {
        Shelf shelf = shelves.of(decision.program().id(), decision.command().reward());
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Place> place = shelf.find(stock, decision.call());
            Outcome outcome = ledger.submit(decision.at(place));
            place.ifPresent(tried -> settle(shelf, tried, outcome));
            if (!isTaken(outcome)) {
                return outcome;
            }
        }
        throw new Overloaded("too many others claim the same reward");
    }

    private static boolean isTaken(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused && refused.refusal() instanceof ClaimTaken;
    }

    /** A fault leaves the trace: whether the entry came is found out by whoever needs the place. */
    private static void settle(Shelf shelf, Place place, Outcome outcome) {
        switch (outcome) {
            case Outcome.Committed _ -> shelf.wipe(place);
            case Outcome.Refused refused when refused.refusal() instanceof ClaimTaken -> shelf.leave(place);
            case Outcome.Replayed _, Outcome.Refused _, Outcome.RefusedBefore _ -> shelf.putBack(place);
        }
    }

    /** Ends a claim, once. The place of one that is cancelled can be taken again. */
    public Outcome finish(Program program, FinishClaim command, Call call) {
        FinishDecision decision = new FinishDecision(program, command, call);
        Optional<RewardClaim> loose = command instanceof CancelClaim ? inStock(decision) : Optional.empty();
        return loose.isEmpty() ? ledger.submit(decision) : loosened(loose.get(), decision);
    }

    private Optional<RewardClaim> inStock(FinishDecision decision) {
        return FinishDecision.find(history, decision.call(), decision.command())
                .filter(claim -> claim.now().state() == RewardClaimState.CLAIMED)
                .filter(claim -> claim.now().place() > 0);
    }

    /** A trace first, so that a place which comes free is never forgotten; once more afterwards, should it have been wiped out. */
    private Outcome loosened(RewardClaim claim, FinishDecision decision) {
        Shelf shelf = shelves.of(decision.program().id(), claim.now().reward());
        Place place = shelf.loosen(claim, decision.call());
        Outcome outcome = ledger.submit(decision);
        switch (outcome) {
            case Outcome.Committed _ -> shelf.loosen(claim, decision.call());
            case Outcome.Refused refused
            when !(refused.refusal() instanceof RewardClaimCancelled) -> shelf.leave(place);
            case Outcome.Refused _, Outcome.RefusedBefore _, Outcome.Replayed _ -> {
                // Whoever cancelled it needs the trace.
            }
        }
        return outcome;
    }

    /** Every reward of the program, and why the member cannot have it. */
    public List<Offer> offers(Program program, ChainId chain, Instant now) {
        AccountState state = Due.applied(accounts.read(chain), now);
        return program.catalogue().rewards().stream()
                .map(reward -> new Offer(reward, obstacle(reward, state, now)))
                .toList();
    }

    private Optional<Refusal> obstacle(Reward reward, AccountState state, Instant now) {
        ChainId chain = state.chain();
        return new Asking(reward, ClaimDecision.counted(history, chain, reward))
                .obstacle(state, now)
                .or(() -> reward.stock()
                        .filter(stock ->
                                shelves.of(chain.program(), reward.id()).isEmpty(stock))
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
