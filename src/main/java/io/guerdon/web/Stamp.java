package io.guerdon.web;

import io.guerdon.ledger.Entry;
import java.time.Instant;

/**
 * The entry a request became.
 *
 * @param id entry id
 * @param seq its number in the member's chain
 * @param kind what it did
 * @param recordedAt when
 */
record Stamp(String id, long seq, String kind, Instant recordedAt) {
    static Stamp of(Entry entry) {
        return new Stamp(entry.id().toString(), entry.seq(), entry.kind().wire(), entry.recordedAt());
    }
}
