package io.guerdon.cashback;

import java.util.Locale;

/** How far a payout is. */
public enum PayoutState {
    /** The money has left what is available and waits to be sent. */
    REQUESTED,
    /** It is with the member. */
    SENT,
    /** It could not be sent and is back in the wallet. */
    FAILED;

    /** The name in the journal, the API and the events. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the stored name back. */
    public static PayoutState ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
