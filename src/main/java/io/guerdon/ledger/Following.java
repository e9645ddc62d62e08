package io.guerdon.ledger;

import java.time.Instant;
import java.util.List;

/**
 * What follows from an entry, whatever it is, beside what its decision was about: decided within the same write. Its movements post
 * nothing.
 */
public interface Following {
    /** Nothing does. */
    Following NOTHING = (_, _, _) -> List.of();

    /** What follows from an entry that was decided on a state, at an instant. */
    List<Movement> of(AccountState before, Draft decided, Instant now);
}
