package io.guerdon.cashback;

import io.guerdon.ledger.HoldId;
import io.guerdon.unit.MemberId;

/** A payout, named after its member and the entry that asked for it: {@code pay_<member>-<seq>}. Its money is held under that name. */
public record PayoutId(String value) {
    private static final String PREFIX = "pay_";

    static PayoutId of(MemberId member, long seq) {
        return new PayoutId(HoldId.of(PREFIX, member, seq).value());
    }

    HoldId hold() {
        return new HoldId(value);
    }

    /** Whether it can name a payout at all, and not a hold for a payment. */
    boolean isOne() {
        return value.startsWith(PREFIX);
    }

    @Override
    public String toString() {
        return value;
    }
}
