package io.guerdon.offline;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Movement.TransferArrived;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.SentTransfer;
import io.guerdon.ledger.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides the last step in the till's chain: the member has been charged. */
record DeliveredDecision(ChainId till, SentTransfer sent) implements Operation<Optional<Void>> {
    @Override
    public Terms terms() {
        Request request = new Request(EntryKey.following("delivered", sent.id()), Fingerprint.NONE);
        return new Terms(till, request, List.of(), List.of(), Refusals.FORGOTTEN);
    }

    @Override
    public Optional<Void> gather(History history, AccountState state, Instant now) {
        return Optional.empty();
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Optional<Void> nothing) {
        return new Verdict.Commit(new Draft(
                EntryKind.TRANSFER_ARRIVED,
                now,
                List.of(new TransferArrived(sent.id())),
                Optional.empty(),
                Draft.Why.by(Actor.ENGINE).refs(sent.id().value())));
    }
}
