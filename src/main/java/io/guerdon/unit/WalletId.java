package io.guerdon.unit;

/** A wallet of an account; it holds one unit and is named after it, for example {@code points}. */
public record WalletId(String value) implements Comparable<WalletId> {
    /** The wallet every program has: points that can be spent. */
    public static final WalletId POINTS = new WalletId("points");

    public WalletId {
        Names.require("WalletId", value);
    }

    @Override
    public int compareTo(WalletId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
