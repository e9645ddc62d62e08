package io.guerdon.storedvalue;

import io.guerdon.unit.WalletId;

/**
 * Stops stored value from being spent and paid in, or lets it be again.
 *
 * @param act which of the two
 * @param storedValue of which
 * @param reason why
 */
public record BlockStoredValue(Act act, WalletId storedValue, String reason) {
    /** What an operator does. */
    public enum Act {
        BLOCK,
        UNBLOCK
    }
}
