package io.guerdon.ledger;

import io.guerdon.unit.MemberId;

/**
 * A hold, named after its member and the entry that opened it: {@code hld_<member>-<seq>}. What is put aside for something else
 * than a payment at a till has a prefix of its own, and tills can neither capture nor void it.
 */
public record HoldId(String value) {
    private static final String PAYMENT = "hld_";

    /** The id of the hold that entry {@code seq} of a member's chain opens. */
    public static HoldId of(MemberId member, long seq) {
        return of(PAYMENT, member, seq);
    }

    /** The same with another prefix, for what no till pays with. */
    public static HoldId of(String prefix, MemberId member, long seq) {
        return new HoldId(prefix + member.value().replaceFirst("^mem_", "") + "-" + seq);
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
