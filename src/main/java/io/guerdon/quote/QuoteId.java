package io.guerdon.quote;

import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.HoldId;
import io.guerdon.unit.WalletId;

/** A quote, named after its member and the entry that made it: {@code quo_<member>-<seq>}. */
public record QuoteId(String value) {
    /** The quote that entry {@code seq} of a chain makes. */
    static QuoteId of(ChainId chain, long seq) {
        return new QuoteId("quo_" + chain.owner().name() + "-" + seq);
    }

    /** What it holds from a wallet; nobody but the quote ends it. */
    HoldId hold(WalletId wallet) {
        return new HoldId(value + "." + wallet);
    }

    @Override
    public String toString() {
        return value;
    }
}
