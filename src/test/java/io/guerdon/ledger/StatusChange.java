package io.guerdon.ledger;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Suspends, closes or reopens an account; for tests that need no members. */
public record StatusChange(ChainId chain, EntryKey key, AccountStatus status) implements Operation<Boolean> {
    @Override
    public Terms terms() {
        Fingerprint fingerprint = Fingerprint.of(new LinkedHashMap<>(Map.of("status", status)));
        return new Terms(chain, new Entry.Request(key, fingerprint), List.of("status"), List.of(), Refusals.FORGOTTEN);
    }

    @Override
    public Boolean gather(History history, AccountState state, Instant now) {
        return true;
    }

    @Override
    public Verdict decide(AccountState state, Instant now, Boolean context) {
        return new Verdict.Commit(new Draft(
                EntryKind.STATUS,
                now,
                List.of(new Movement.StatusChanged(status)),
                Optional.empty(),
                Draft.Why.by(Actor.ENGINE)));
    }
}
