package io.guerdon.ledger;

import io.guerdon.ledger.LedgerRefusal.IdempotencyKeyAbandoned;
import io.guerdon.ledger.LedgerRefusal.IdempotencyKeyReused;
import io.guerdon.ledger.Operation.Terms;
import java.util.Optional;

/** What a key that was used before answers: the first outcome to the same request, a refusal to any other. */
final class Replay {
    private Replay() {}

    /** The first outcome of the key, where it has one. */
    static Optional<Outcome> find(History history, Terms terms) {
        return history.byKey(terms.chain(), terms.request().key()).map(entry -> of(entry, terms));
    }

    static Outcome orRefuse(History history, Terms terms, Refusal refusal) {
        return find(history, terms).orElse(new Outcome.Refused(refusal));
    }

    private static Outcome of(Entry first, Terms terms) {
        if (first.kind() == EntryKind.ABANDON) {
            return new Outcome.Refused(new IdempotencyKeyAbandoned(first.id().toString()));
        }
        Fingerprint before = first.request().fingerprint();
        if (!before.equals(terms.request().fingerprint())) {
            return new Outcome.Refused(
                    new IdempotencyKeyReused(before.differences(terms.request().fingerprint(), terms.fields())));
        }
        return first.draft().subject().orElse(null) instanceof Refusal.Remembered refusal
                ? new Outcome.RefusedBefore(refusal)
                : new Outcome.Replayed(first);
    }
}
