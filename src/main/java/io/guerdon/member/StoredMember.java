package io.guerdon.member;

import io.guerdon.ledger.ChainId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What the store keeps of a member beside the ledger. Nothing in it can be read as personal data without the master key.
 *
 * @param chain the member
 * @param joinedAt when the member enrolled
 * @param version from 1, one more with every change
 * @param handles what the member is found by, by claim
 * @param personal profile and identifiers; empty after erasure
 * @param erasedAt when the personal data were erased
 */
public record StoredMember(
        ChainId chain,
        Instant joinedAt,
        long version,
        Map<String, Handle> handles,
        Optional<Sealed> personal,
        Optional<Instant> erasedAt) {
    public StoredMember {
        handles = Map.copyOf(handles);
    }

    /**
     * An identifier of the member, blinded.
     *
     * @param standing whether it can be used
     * @param seq the entry that last changed it; an earlier one changes nothing any more
     */
    public record Handle(Standing standing, long seq) {}

    /** Whether an identifier can be used. */
    public enum Standing {
        USABLE,
        /** A card that was reported lost. */
        BLOCKED,
        /** Removed; what is left of it tells that the claim is to be given up. */
        GONE
    }

    /**
     * Encrypted data with its key.
     *
     * @param key the member's own data key, wrapped by the deployment's
     * @param data encrypted with that key
     */
    @SuppressWarnings("ArrayRecordComponent") // handed from the cipher to the store as they are
    public record Sealed(byte[] key, byte[] data) {}
}
