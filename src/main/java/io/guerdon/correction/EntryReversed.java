package io.guerdon.correction;

import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Subject;

/**
 * A reversal as the journal keeps it.
 *
 * @param entry what was mirrored
 * @param kind what it was
 * @param owed what the member owes because of it
 */
public record EntryReversed(EntryId entry, EntryKind kind, long owed) implements Subject {}
