package io.guerdon.correction;

import io.guerdon.ledger.EntryId;

/** Mirrors one entry whole, with a reason. */
public record ReverseEntry(EntryId entry, String reason) {
    public ReverseEntry {
        Reasons.require(reason);
    }
}
