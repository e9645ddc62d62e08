package io.guerdon.payment;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Arrangement;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fingerprint;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Movement.Arranged;
import io.guerdon.ledger.Operation;
import io.guerdon.ledger.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes an arrangement. */
record Join(ChainId chain, ArrangementId id, Arrangement arrangement) implements Operation<Integer> {
    @Override
    public Terms terms() {
        Entry.Request request = new Entry.Request(new EntryKey("join-" + id), Fingerprint.NONE);
        return new Terms(chain, request, List.of(), List.of(), Refusals.FORGOTTEN);
    }

    @Override
    public Integer gather(History history, AccountState state, Instant now) {
        return 0;
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Integer context) {
        Draft.Why why = Draft.Why.by(Actor.ENGINE).refs(id.value());
        return new Verdict.Commit(
                new Draft(EntryKind.ADJUST, now, List.of(new Arranged(id, arrangement)), Optional.empty(), why));
    }
}
