package io.guerdon.correction;

import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Subject;
import io.guerdon.unit.WalletId;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A reversal as the journal keeps it.
 *
 * @param entry what was mirrored
 * @param kind what it was
 * @param owed what the member owes because of it, by wallet
 */
public record EntryReversed(EntryId entry, EntryKind kind, SortedMap<WalletId, Long> owed) implements Subject {
    public EntryReversed {
        owed = Collections.unmodifiableSortedMap(new TreeMap<>(owed));
    }
}
