package io.guerdon.unit;

import java.util.Locale;

/** A wallet of an account; it holds one unit and is named after it, for example {@code points}. */
public record WalletId(String value) implements Comparable<WalletId> {
    /** The wallet every program has: points that can be spent. */
    public static final WalletId POINTS = new WalletId("points");

    public WalletId {
        Names.require("WalletId", value);
    }

    /** The unit in which is posted what partners owe each other: millionths of the currency's minor unit. */
    public static final WalletId CLEARING = new WalletId("clearing");

    /**
     * The unit in which money is posted that is in no wallet of a member.
     *
     * @param currency ISO 4217 code
     */
    public static WalletId money(String currency) {
        return new WalletId("money." + currency.toLowerCase(Locale.ROOT));
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
