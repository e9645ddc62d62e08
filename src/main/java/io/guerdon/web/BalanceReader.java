package io.guerdon.web;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Due;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.PastBalances;
import io.guerdon.program.Program;
import io.guerdon.transfer.Arriving;
import io.guerdon.unit.ProgramId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Reads accounts as they are, with everything due applied and what is on its way to them, or as they were. */
final class BalanceReader {
    private final Ledger ledger;
    private final Accounts accounts;
    private final PastBalances past;
    private final Arriving arriving;

    BalanceReader(Ledger ledger, Accounts accounts, PastBalances past, Arriving arriving) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.past = past;
        this.arriving = arriving;
    }

    /** Some of a program's accounts as they were, what is on its way to them left out. */
    Page<BalanceView> all(ProgramId program, ListCursor from, Listing listing) {
        PastBalances.Part part = past.all(program, from.member(), from.view(), listing.most());
        return new Page<>(
                part.states().stream()
                        .map(state -> BalanceView.of(state, listing.zone(), _ -> 0))
                        .toList(),
                part.next().map(last -> from.after(last.value()).toString()).orElse(null));
    }

    /** How a list is told: so many at most, times in this zone. */
    record Listing(int most, ZoneId zone) {}

    /** From where to look at a list: what is not said is now. */
    PastBalances.View view(ProgramId program, Optional<Instant> at, Optional<Instant> asKnownAt) {
        Instant now = ledger.time().now(program);
        return new PastBalances.View(at.orElse(now), asKnownAt.orElse(now));
    }

    BalanceView read(Program program, ChainId chain, Optional<Instant> at, Optional<Instant> asKnownAt) {
        ZoneId zone = program.place().zone();
        if (at.isPresent() || asKnownAt.isPresent()) {
            AccountState then = past.at(
                    chain, at.orElseGet(() -> ledger.time().now(chain.program())), asKnownAt.orElse(Instant.MAX));
            return BalanceView.of(then, zone, _ -> 0).with(StoredValueView.of(program, then));
        }
        AccountState known = accounts.read(chain);
        AccountState now = Due.applied(known, ledger.time().now(chain.program()), ledger.suspended(chain.program()));
        return BalanceView.of(now, zone, wallet -> arriving.to(known, wallet)).with(StoredValueView.of(program, now));
    }
}
