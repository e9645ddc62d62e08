package io.guerdon.reward;

import java.util.Locale;

/** How far a claim is. */
public enum RewardClaimState {
    /** Paid for, not handed over yet. */
    CLAIMED,
    /** The member has it. */
    FULFILLED,
    /** Called off; the cost is back in its lots. */
    CANCELLED;

    /** The name in the journal, the API and the events. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the stored name back. */
    public static RewardClaimState ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
