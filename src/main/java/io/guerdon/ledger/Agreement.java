package io.guerdon.ledger;

import java.time.Instant;

/**
 * That a member has a rebate which not everybody has.
 *
 * @param from beginning of the first day that counts
 * @param until beginning of the first day that does not any more; {@link Instant#MAX} for none
 */
public record Agreement(Instant from, Instant until) {
    public Agreement {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("an agreement does not end before it begins");
        }
    }
}
