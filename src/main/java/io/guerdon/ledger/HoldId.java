package io.guerdon.ledger;

import io.guerdon.unit.OwnerId;

/**
 * A hold, named after its owner and the entry that opened it: {@code hld_<owner>-<seq>}. What is put aside for something else
 * than a payment at a till has a prefix of its own, and tills can neither capture nor void it.
 */
public record HoldId(String value) {
    private static final String PAYMENT = "hld_";

    /** The id of the hold that entry {@code seq} of an owner's chain opens. */
    public static HoldId of(OwnerId owner, long seq) {
        return of(PAYMENT, owner, seq);
    }

    /** The same with another prefix, for what no till pays with. */
    public static HoldId of(String prefix, OwnerId owner, long seq) {
        return new HoldId(prefix + owner.name() + "-" + seq);
    }

    /** Whether it is for a payment at a till. */
    public boolean isForPayment() {
        return value.startsWith(PAYMENT);
    }

    @Override
    public String toString() {
        return value;
    }
}
