package io.guerdon.storedvalue;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.Arrangement;
import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.BrokenInvariant;
import io.guerdon.ledger.Draft;
import io.guerdon.ledger.Movement.Arranged;
import io.guerdon.ledger.Suspended;
import io.guerdon.ledger.Workings;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a member paid into stored value on the last day on which anything was, less what was paid back of that. It is kept because there is a
 * limit to it, which would have to be read from the history otherwise, by every top-up.
 *
 * @param day of the program's zone
 * @param paidIn in minor units; not negative
 */
public record PaidInDay(LocalDate day, long paidIn) implements Arrangement {
    /** That of a stored value. */
    static ArrangementId id(WalletId storedValue) {
        return new ArrangementId("day_" + storedValue);
    }

    /** What is known of it; empty for a member who has not paid anything in since it is kept. */
    static Optional<PaidInDay> of(AccountState state, WalletId storedValue) {
        return state.arrangement(id(storedValue), PaidInDay.class);
    }

    /** What was paid in on a day; nothing where that is not the last one. */
    long on(LocalDate other) {
        return day.equals(other) ? paidIn : 0;
    }

    PaidInDay less(long paidBack) {
        return new PaidInDay(day, paidIn - paidBack);
    }

    /** Keeps it. */
    void keep(Workings workings, WalletId storedValue) {
        workings.apply(new Arranged(id(storedValue), this));
    }

    /** Time does nothing to it: another day replaces it. */
    @Override
    public Instant dueAt(AccountStatus status) {
        return Instant.MAX;
    }

    @Override
    public Draft due(ArrangementId id, AccountState state, Instant at, Suspended suspended) {
        throw new BrokenInvariant(id + " is never due");
    }
}
