package io.guerdon.earning;

import io.guerdon.ledger.ChainId;

/** A purchase, named after its member and the entry that recorded it: {@code pur_<member>-<seq>}. */
public record PurchaseId(String value) {
    /** The purchase that entry {@code seq} of a chain records. */
    public static PurchaseId of(ChainId chain, long seq) {
        return new PurchaseId(prefix(chain) + seq);
    }

    /** The entry that recorded it, or 0 where the id cannot be one of this chain. */
    long seqIn(ChainId chain) {
        String prefix = prefix(chain);
        String number = value.startsWith(prefix) ? value.substring(prefix.length()) : "";
        return number.matches("[1-9][0-9]{0,17}") ? Long.parseLong(number) : 0;
    }

    private static String prefix(ChainId chain) {
        return "pur_" + chain.owner().name() + "-";
    }

    @Override
    public String toString() {
        return value;
    }
}
