package io.guerdon.ledger;

import io.guerdon.unit.OwnerId;
import io.guerdon.unit.WalletId;

/**
 * A hold, named after its owner and the entry that opened it: {@code hld_<owner>-<seq>}. What is put aside for something else
 * than a payment at a till has a prefix of its own, and tills can neither capture nor void it.
 */
public record HoldId(String value) {
    private static final String PAYMENT = "hld_";
    /** In no name of an owner or a wallet. */
    private static final char PART = '+';

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

    /** The part of it that is held out of one wallet, where a payment takes from several. */
    public HoldId part(WalletId wallet) {
        return new HoldId(value + PART + wallet);
    }

    /** What it is a part of; itself where it is none. */
    public HoldId whole() {
        int end = value.indexOf(PART);
        return end < 0 ? this : new HoldId(value.substring(0, end));
    }

    @Override
    public String toString() {
        return value;
    }
}
