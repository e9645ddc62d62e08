package io.guerdon.ledger;

import java.util.OptionalLong;

/**
 * What was agreed to be paid for each unit of a draw when it was taken, in millionths of the currency's minor unit.
 *
 * @param net what whoever takes it is paid for each, with the program's fee off
 * @param fee what the program keeps of the gross for each, 0 where it takes none; empty in draws of before it was told apart, of which nothing
 *     is said but the net
 */
public record Paid(long net, OptionalLong fee) {
    public Paid {
        if (net < 0 || fee.orElse(0) < 0) {
            throw new IllegalArgumentException("nobody is paid less than nothing");
        }
    }

    /** So much, and so much for the program. */
    public static Paid of(long net, long fee) {
        return new Paid(net, OptionalLong.of(fee));
    }

    /** Whether it says what the gross was. */
    boolean isItemised() {
        return fee.isPresent();
    }
}
