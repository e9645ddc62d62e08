package io.guerdon.load;

import java.util.Locale;

/**
 * Names that this run alone uses, so that runs on one store never meet.
 *
 * @param run digits
 */
record Keys(String run) {
    /** A run named by its time. */
    static Keys at(long epochMillis) {
        return new Keys(String.format(Locale.ROOT, "%09d", epochMillis / 100 % 1_000_000_000L));
    }

    /** The idempotency key of a request, and the receipt of a purchase. */
    String key(long number) {
        return prefix() + number;
    }

    /** What all idempotency keys of this run begin with. */
    String prefix() {
        return "load-" + run + "-";
    }

    /** The card of a member. */
    String card(long member) {
        return "9" + run + (100_000_000 + member);
    }
}
