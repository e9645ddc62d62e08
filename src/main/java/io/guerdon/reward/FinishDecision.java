package io.guerdon.reward;

import io.guerdon.earning.Grace;
import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Movement;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Verdict;
import io.guerdon.ledger.Workings;
import io.guerdon.program.Program;
import io.guerdon.reward.FinishClaim.CancelClaim;
import io.guerdon.reward.FinishClaim.FulfilClaim;
import io.guerdon.reward.RewardRefusal.AnotherMerchant;
import io.guerdon.reward.RewardRefusal.RewardClaimCancelled;
import io.guerdon.reward.RewardRefusal.RewardClaimFulfilled;
import io.guerdon.reward.RewardRefusal.RewardClaimNotFound;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides the end of a claim. Its context is the claim, where the member has it. */
record FinishDecision(Program program, FinishClaim command, Call call) implements Operation<Optional<RewardClaim>> {

    @Override
    public Terms terms() {
        Request request = new Request(call.key(), Fingerprint.of(command.fields()));
        return new Terms(call.chain(), request, FinishClaim.FIELDS, List.of(), Refusals.FORGOTTEN);
    }

    @Override
    public Optional<RewardClaim> gather(History history, AccountState state, Instant now) {
        return find(history, call, command);
    }

    static Optional<RewardClaim> find(History history, Call call, FinishClaim command) {
        String id = command.claim().value();
        return id.startsWith(RewardClaimId.PREFIX)
                ? RewardClaim.in(history.byRef(call.chain(), id)).stream()
                        .filter(claim -> claim.now().reward().equals(command.reward()))
                        .findFirst()
                : Optional.empty();
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Optional<RewardClaim> found) {
        if (found.isEmpty()) {
            return new Verdict.Refuse(new RewardClaimNotFound(command.claim().value()));
        }
        RewardClaim claim = found.get();
        return anotherMerchant(claim)
                .or(() -> finished(claim))
                .<Verdict>map(Verdict.Refuse::new)
                .orElseGet(() -> new Verdict.Commit(
                        switch (command) {
                            case FulfilClaim _ -> fulfilled(claim, now);
                            case CancelClaim cancel -> cancelled(state, claim, cancel, now);
                        }));
    }

    /** What was claimed from afar is handed over, or called off, at any till. */
    private Optional<Refusal> anotherMerchant(RewardClaim claim) {
        return claim.isOpenTo(call.actor().merchant())
                ? Optional.empty()
                : Optional.of(new AnotherMerchant(claim.now().merchant().value()));
    }

    private static Optional<Refusal> finished(RewardClaim claim) {
        String id = claim.now().claim().value();
        return switch (claim.now().state()) {
            case CLAIMED -> Optional.empty();
            case FULFILLED -> Optional.of(new RewardClaimFulfilled(id));
            case CANCELLED -> Optional.of(new RewardClaimCancelled(id));
        };
    }

    private Draft fulfilled(RewardClaim claim, Instant now) {
        return draft(EntryKind.REWARD_FULFIL, now, List.of(), claim.now().to(RewardClaimState.FULFILLED), call);
    }

    private Draft cancelled(AccountState state, RewardClaim claim, CancelClaim cancel, Instant now) {
        Workings workings = new Workings(state);
        claim.paid()
                .forEach(paid -> workings.restore(
                        paid.wallet(), List.of(Grace.revive(program, paid.wallet(), paid.draw(), now)), paid.to()));
        return draft(
                EntryKind.REWARD_CANCEL,
                now,
                workings.movements(),
                claim.now().to(RewardClaimState.CANCELLED),
                call.because(cancel.reason()));
    }

    private static Draft draft(
            EntryKind kind, Instant now, List<Movement> movements, RewardClaimChanged changed, Call call) {
        return new Draft(
                kind,
                now,
                movements,
                Optional.of(changed),
                Draft.Why.of(call).refs(changed.claim().value(), RewardClaim.ref(changed.reward())));
    }
}
