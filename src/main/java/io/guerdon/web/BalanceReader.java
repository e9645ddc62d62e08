package io.guerdon.web;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Due;
import io.guerdon.ledger.PastBalances;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Reads accounts as they are, with everything due applied, or as they were. */
final class BalanceReader {
    private final Accounts accounts;
    private final PastBalances past;
    private final Clock clock;

    BalanceReader(Accounts accounts, PastBalances past, Clock clock) {
        this.accounts = accounts;
        this.past = past;
        this.clock = clock;
    }

    AccountState read(ChainId chain, Optional<Instant> at, Optional<Instant> asKnownAt) {
        return at.isEmpty() && asKnownAt.isEmpty()
                ? Due.applied(accounts.read(chain), clock.instant())
                : past.at(chain, at.orElseGet(clock::instant), asKnownAt.orElse(Instant.MAX));
    }
}
