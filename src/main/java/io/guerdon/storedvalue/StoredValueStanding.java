package io.guerdon.storedvalue;

import io.guerdon.ledger.Subject;
import io.guerdon.unit.WalletId;

/** The stored value that was blocked, or is not any more, as the journal keeps it. */
public record StoredValueStanding(WalletId storedValue) implements Subject {}
