package io.guerdon.publishing;

import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.EntryKind;
import io.guerdon.unit.OwnerId;
import java.time.Instant;

/**
 * An entry as far as it concerns one partner.
 *
 * @param entry its id
 * @param kind what it did
 * @param owner whose account
 * @param recordedAt when it was written
 * @param amounts what it adds to the partner's totals; may be nothing, where it only happened at the partner's till
 */
public record Concern(EntryId entry, EntryKind kind, OwnerId owner, Instant recordedAt, Tally amounts) {}
