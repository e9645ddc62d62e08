package io.guerdon.ledger;

/**
 * A lot within its chain: the entry that opened it and its place there. Text form {@code <seq>.<index>}.
 *
 * @param seq of the opening entry
 * @param index from 0
 */
public record LotId(long seq, int index) {
    /** Reads the text form back. */
    public static LotId parse(String text) {
        int dot = text.indexOf('.');
        return new LotId(Long.parseLong(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
    }

    @Override
    public String toString() {
        return seq + "." + index;
    }
}
