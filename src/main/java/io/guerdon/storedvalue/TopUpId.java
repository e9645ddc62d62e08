package io.guerdon.storedvalue;

import io.guerdon.ledger.ChainId;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** A top-up, named after its member and the entry that made it: {@code top_<member>-<seq>}, which is how it is found. */
public record TopUpId(String value) {
    private static final Pattern SEQ = Pattern.compile("[1-9][0-9]{0,17}");

    /** The top-up that entry {@code seq} of a chain is. */
    static TopUpId of(ChainId chain, long seq) {
        return new TopUpId(prefix(chain) + seq);
    }

    private static String prefix(ChainId chain) {
        return "top_" + chain.owner().name() + "-";
    }

    /** The entry of a chain that it is, if it is one of that chain at all. */
    OptionalLong seqIn(ChainId chain) {
        String prefix = prefix(chain);
        String seq = value.startsWith(prefix) ? value.substring(prefix.length()) : "";
        return SEQ.matcher(seq).matches() ? OptionalLong.of(Long.parseLong(seq)) : OptionalLong.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
