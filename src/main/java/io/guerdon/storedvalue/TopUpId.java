package io.guerdon.storedvalue;

import io.guerdon.ledger.ChainId;

/** A top-up, named after its member and the entry that made it: {@code top_<member>-<seq>}. */
public record TopUpId(String value) {
    /** The top-up that entry {@code seq} of a chain is. */
    static TopUpId of(ChainId chain, long seq) {
        return new TopUpId("top_" + chain.owner().name() + "-" + seq);
    }

    @Override
    public String toString() {
        return value;
    }
}
