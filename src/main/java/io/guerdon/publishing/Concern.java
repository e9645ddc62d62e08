package io.guerdon.publishing;

import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.EntryKind;
import io.guerdon.unit.OwnerId;
import java.time.Instant;
import java.util.Optional;

/**
 * An entry as far as it concerns one partner.
 *
 * @param entry its id
 * @param kind what it did
 * @param owner whose account
 * @param recordedAt when it was written
 * @param slip what the partner has of it in records of its own, where it happened at its till under a number
 * @param amounts what it adds to the partner's totals; may be nothing, where it only happened at the partner's till
 */
public record Concern(
        EntryId entry, EntryKind kind, OwnerId owner, Instant recordedAt, Optional<Slip> slip, Tally amounts) {}
