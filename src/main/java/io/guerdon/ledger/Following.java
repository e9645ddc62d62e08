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

    /** All of several, none of which sees what another adds. */
    static Following all(List<Following> several) {
        return (before, decided, now) -> several.stream()
                .flatMap(each -> each.of(before, decided, now).stream())
                .toList();
    }

    /** What follows from an entry that was decided on a state, at an instant. */
    List<Movement> of(AccountState before, Draft decided, Instant now);
}
