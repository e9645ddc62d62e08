package io.guerdon.prepaid;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Operation.Refusals;
import io.guerdon.ledger.Verdict;
import io.guerdon.ledger.Workings;
import io.guerdon.transfer.TransferRefusal.ReceiverClosed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides that a plan has arrived, with all that it carries. A refusal is remembered, so that it stays refused. */
record ReceivePlanDecision(ChainId from, ArrangementId plan, SentPlan sent) implements Operation<Optional<Void>> {
    @Override
    public Terms terms() {
        Request request = new Request(EntryKey.following("plan", sent.transfer()), Fingerprint.NONE);
        return new Terms(sent.to(), request, List.of(), List.of(), Refusals.REMEMBERED);
    }

    @Override
    public Optional<Void> gather(History history, AccountState state, Instant now) {
        return Optional.empty();
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Optional<Void> nothing) {
        if (state.status() == AccountStatus.CLOSED) {
            return new Verdict.Refuse(new ReceiverClosed());
        }
        PlanEntry entry = new PlanEntry(plan, new Workings(state), now);
        return new Verdict.Commit(entry.arrived(sent, from));
    }
}
