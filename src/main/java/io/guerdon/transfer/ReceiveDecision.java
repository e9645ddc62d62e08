package io.guerdon.transfer;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Book;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Draw;
import io.guerdon.ledger.Entry.Request;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Maturity;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.SentTransfer;
import io.guerdon.ledger.Verdict;
import io.guerdon.ledger.Workings;
import io.guerdon.transfer.TransferRefusal.ReceiverClosed;
import io.guerdon.unit.Points;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides the credit: the sender's lots, with their own terms. A refusal is remembered, so that it stays refused. */
record ReceiveDecision(ChainId from, SentTransfer sent) implements Operation<Optional<Void>> {

    @Override
    public Terms terms() {
        Request request = new Request(EntryKey.following("transfer", sent.id()), Fingerprint.NONE);
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
        Workings workings = new Workings(state);
        for (Draw draw : sent.draws()) {
            workings.open(sent.wallet(), draw.amount(), draw.terms(), Maturity.NOW, Book.TRANSIT);
        }
        PointsSent subject = new PointsSent(sent.id(), from, sent.wallet(), new Points(Draw.sum(sent.draws())));
        return new Verdict.Commit(new Draft(
                EntryKind.TRANSFER_IN,
                now,
                workings.movements(),
                Optional.of(subject),
                Draft.Why.by(Actor.ENGINE).refs(sent.id().value())));
    }
}
