package io.guerdon.ledger;

import io.guerdon.unit.WalletId;
import java.time.Instant;

/**
 * Something that was agreed with a member and that time works on: a plan of payments, a membership, a line of credit, a charge that is
 * open. It is part of the account's state, whole as it stands; {@link Movement.Arranged} replaces it. What it means is known to the package it is
 * from; the ledger knows when it is due. Immutable, and equal where it says the same.
 */
public interface Arrangement {
    /** When time next changes it; {@link Instant#MAX} where it does not. */
    Instant dueAt(AccountStatus status);

    /**
     * What time writes then. Pure: terms that settings gave it were kept when it was agreed. The entry has to move {@link #dueAt} on, or end the
     * arrangement; {@link Due} throws where it does not, for it would write without end.
     *
     * @param id its own
     * @param state everything of the account, with all that was due before
     * @param at when it was due
     * @param suspended who takes nothing then
     */
    Draft due(ArrangementId id, AccountState state, Instant at, Suspended suspended);

    /** Whether it has left for another account and has not arrived there: somebody should look at once. */
    default boolean isUnderWay() {
        return false;
    }

    /** What of a wallet it carries with it while it is. */
    default long inTransit(WalletId wallet) {
        return 0;
    }
}
