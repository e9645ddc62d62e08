package io.guerdon.reconciliation;

import java.util.Locale;

/** What two records of one receipt are compared by. */
public enum Trait {
    KIND,
    AMOUNT,
    TIME;

    /** The name in answers and documents. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the name back. */
    public static Trait ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
