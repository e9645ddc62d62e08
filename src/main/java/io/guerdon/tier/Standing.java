package io.guerdon.tier;

import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a member stands.
 *
 * @param held the tier in force, if there is one
 * @param measured what counts
 * @param keep what it takes to have the tier in force for longer
 * @param next what it takes to reach each of the tiers above it, the lowest first
 */
public record Standing(Optional<Held> held, Measured measured, Optional<Goal> keep, List<Goal> next) {
    public Standing {
        next = List.copyOf(next);
    }

    /** The name of the tier in force; empty for none. */
    public Optional<String> tier() {
        return held.map(Held::tier);
    }

    /** A tier in force until an instant, unless more is done for it. */
    public record Held(String tier, Instant until) {}

    /**
     * What counts.
     *
     * @param wallet of what
     * @param amount how much
     * @param until when the period ends, or some of it no longer counts; empty where nothing does
     */
    public record Measured(WalletId wallet, long amount, Optional<Instant> until) {}

    /**
     * A tier to be had.
     *
     * @param tier its name
     * @param atLeast what has to count
     * @param missing what is missing
     * @param by when the period ends, or more will be missing; empty where nothing counts yet
     */
    public record Goal(String tier, long atLeast, long missing, Optional<Instant> by) {}
}
