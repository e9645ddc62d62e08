package io.guerdon.membership;

import java.time.LocalDate;

/**
 * When packs of coupons come.
 *
 * @param anchor on which the first comes
 * @param given how many have come, or were left out
 */
public record Packs(LocalDate anchor, long given) {
    /** The day of the next. */
    LocalDate next(int everyMonths) {
        return anchor.plusMonths(given * everyMonths);
    }

    Packs after() {
        return new Packs(anchor, given + 1);
    }
}
