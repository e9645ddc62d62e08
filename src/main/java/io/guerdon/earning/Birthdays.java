package io.guerdon.earning;

import io.guerdon.ledger.ChainId;
import java.time.LocalDate;
import java.util.Optional;

/** Tells members' birthdays, as they told them. They are kept apart from the ledger, and may be erased. */
@FunctionalInterface
public interface Birthdays {
    /** Of members who told nothing. */
    Birthdays UNTOLD = _ -> Optional.empty();

    /** A member's birthday; empty where there is none, or none any more. */
    Optional<LocalDate> of(ChainId chain);
}
