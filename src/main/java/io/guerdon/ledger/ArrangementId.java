package io.guerdon.ledger;

/**
 * An arrangement, named after its member and the entry that made it: {@code pln_<member>-<seq>}, and {@code .<n>} where that entry made
 * more than one of a kind.
 */
public record ArrangementId(String value) implements Comparable<ArrangementId> {
    public ArrangementId {
        if (value.isBlank() || value.length() > 128) {
            throw new IllegalArgumentException("an arrangement has a name of at most 128 characters");
        }
    }

    /** The arrangement of a kind, such as {@code pln}, that entry {@code seq} of a chain makes. */
    public static ArrangementId of(String kind, ChainId chain, long seq) {
        return new ArrangementId(kind + "_" + chain.owner().name() + "-" + seq);
    }

    /** The {@code n}th of what belongs to it, of a kind; it is named by what it is for, so that there is never a second. */
    public ArrangementId part(String kind, long n) {
        return new ArrangementId(kind + value.substring(value.indexOf('_')) + "." + n);
    }

    @Override
    public int compareTo(ArrangementId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
