package io.guerdon.ledger;

import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * One committed document of the journal.
 *
 * @param id writer and number
 * @param place chain, seq and the digest of the entry before
 * @param request the idempotency key and the hash of the request
 * @param draft what was decided
 * @param recordedAt when it was written, never before the entry before it
 * @param after balances after it, with everything due by {@code recordedAt} applied
 * @param digest of its own stored bytes
 */
public record Entry(
        EntryId id,
        Place place,
        Request request,
        Draft draft,
        Instant recordedAt,
        SequencedMap<WalletId, Balance> after,
        Digest digest) {

    /** Where an entry stands. */
    public record Place(ChainId chain, long seq, Digest prev) {}

    /** The request an entry answers. */
    public record Request(EntryKey key, Fingerprint fingerprint) {}

    /** The chain it belongs to. */
    public ChainId chain() {
        return place.chain();
    }

    /** Its number in the chain, from 1. */
    public long seq() {
        return place.seq();
    }

    /** Digest of the entry before it. */
    public Digest prev() {
        return place.prev();
    }

    /** What it did. */
    public EntryKind kind() {
        return draft.kind();
    }

    /** What it changed. */
    public List<Movement> movements() {
        return draft.movements();
    }

    /** Its postings. */
    public List<Leg> legs() {
        return Leg.of(draft.movements());
    }

    /** What its owner has more or less because of it, held and pending included, by wallet. */
    public Map<WalletId, Long> change() {
        Map<WalletId, Long> sums = new HashMap<>();
        for (Leg leg : legs()) {
            if (leg.book().isOwn()) {
                sums.merge(leg.unit(), leg.amount(), Long::sum);
            }
        }
        return sums;
    }

    /** Whether it can have what its key claimed; one that only remembers a refusal, or uses its key up, lets go of everything. */
    public boolean holdsClaims() {
        return kind() != EntryKind.REFUSE && kind() != EntryKind.ABANDON;
    }

    Entry sealedWith(Digest own) {
        return new Entry(id, place, request, draft, recordedAt, after, own);
    }
}
