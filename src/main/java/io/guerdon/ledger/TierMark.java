package io.guerdon.ledger;

import java.time.Instant;

/**
 * The tier that was told last, so that a change of it is told once. It is not the tier in force, which follows from qualification alone.
 *
 * @param tier its name; empty for none
 * @param until when it has to be looked at again; {@link Instant#MAX} for never
 */
public record TierMark(String tier, Instant until) {
    /** Nothing was told. */
    public static final TierMark NONE = new TierMark("", Instant.MAX);

    /** The same, once it has been looked at. */
    TierMark seen() {
        return new TierMark(tier, Instant.MAX);
    }
}
