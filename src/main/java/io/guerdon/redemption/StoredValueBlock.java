package io.guerdon.redemption;

import io.guerdon.ledger.HoldId;
import io.guerdon.unit.WalletId;

/**
 * That stored value, or credit, cannot be spent: a hold of nothing that does not lapse, so that every state of the account says so, at any
 * instant, and no till can end it.
 *
 * @param hold by its name
 */
public record StoredValueBlock(HoldId hold) {
    private static final String PREFIX = "blk_";

    /** Of a stored value, or of credit, by the name it is spent under. */
    public static StoredValueBlock of(WalletId storedValue) {
        return new StoredValueBlock(new HoldId(PREFIX + storedValue));
    }
}
