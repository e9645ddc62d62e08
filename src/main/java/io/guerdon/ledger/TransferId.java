package io.guerdon.ledger;

/** A transfer, named after the sending entry: {@code trf_<owner>-<seq>}. */
public record TransferId(String value) {
    /** The transfer that entry {@code seq} of a chain sends. */
    public static TransferId of(ChainId from, long seq) {
        return new TransferId("trf_" + from.owner().name() + "-" + seq);
    }

    /** The number of the entry that sent it. */
    public long seq() {
        return Long.parseLong(value.substring(value.lastIndexOf('-') + 1));
    }

    @Override
    public String toString() {
        return value;
    }
}
