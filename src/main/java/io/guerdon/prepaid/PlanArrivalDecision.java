package io.guerdon.prepaid;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Movement.ArrangementEnded;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Operation.Refusals;
import io.guerdon.ledger.Verdict;
import io.guerdon.ledger.Workings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides the last step in the sender's chain: the plan has arrived, or it is back. */
record PlanArrivalDecision(ChainId from, ArrangementId plan, SentPlan sent, End end)
        implements Operation<Optional<Void>> {
    /** How the way of a plan ends. */
    enum End {
        ARRIVED,
        REFUSED
    }

    @Override
    public Terms terms() {
        Request request = new Request(EntryKey.following("plan-arrived", sent.transfer()), Fingerprint.NONE);
        return new Terms(from, request, List.of(), List.of(), Refusals.FORGOTTEN);
    }

    @Override
    public Optional<Void> gather(History history, AccountState state, Instant now) {
        return Optional.empty();
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Optional<Void> nothing) {
        PlanEntry entry = new PlanEntry(plan, new Workings(state), now);
        return new Verdict.Commit(isHere(state) ? draft(entry) : told(entry));
    }

    /** A repeat is decided too, and finds the plan gone. */
    private boolean isHere(AccountState state) {
        return state.arrangement(plan, SentPlan.class).filter(sent::equals).isPresent();
    }

    private Draft draft(PlanEntry entry) {
        return switch (end) {
            case ARRIVED -> {
                entry.workings().apply(new ArrangementEnded(plan));
                yield told(entry);
            }
            case REFUSED -> entry.returned(sent);
        };
    }

    private Draft told(PlanEntry entry) {
        return entry.moved(EntryKind.PLAN_TRANSFER_ARRIVED, sent, sent.to(), Draft.Why.by(Actor.ENGINE));
    }
}
