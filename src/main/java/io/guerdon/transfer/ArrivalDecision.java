package io.guerdon.transfer;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Book;
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
import io.guerdon.ledger.Workings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides the last step in the sender's chain: the points arrived, or they came back. */
record ArrivalDecision(ChainId from, SentTransfer sent, End end) implements Operation<Optional<Void>> {
    /** How a transfer ends. */
    enum End {
        ARRIVED,
        REFUSED
    }

    @Override
    public Terms terms() {
        Request request = new Request(EntryKey.following("arrived", sent.id()), Fingerprint.NONE);
        return new Terms(from, request, List.of(), List.of(), Refusals.FORGOTTEN);
    }

    @Override
    public Optional<Void> gather(History history, AccountState state, Instant now) {
        return Optional.empty();
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Optional<Void> nothing) {
        Workings workings = new Workings(state);
        workings.apply(new TransferArrived(sent.id()));
        if (end == End.REFUSED) {
            workings.restore(sent.wallet(), sent.draws(), Book.TRANSIT);
        }
        return new Verdict.Commit(new Draft(
                EntryKind.TRANSFER_ARRIVED,
                now,
                workings.movements(),
                Optional.empty(),
                Draft.Why.by(Actor.ENGINE).refs(sent.id().value())));
    }
}
