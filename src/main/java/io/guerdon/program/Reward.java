package io.guerdon.program;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guerdon.unit.RewardId;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something members get for what they have collected.
 *
 * @param id unique among the program's rewards
 * @param cost what it takes
 * @param availability when it can be had; always where nothing is said
 * @param perMember how often a member can have it; as often as they like where nothing is said
 * @param stock how many there are in all; as many as are asked for where nothing is said
 * @param title by language
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Reward(
        RewardId id,
        Cost cost,
        Optional<Availability> availability,
        Optional<Long> perMember,
        Optional<Long> stock,
        SortedMap<String, String> title) {
    public Reward {
        title = Collections.unmodifiableSortedMap(new TreeMap<>(title));
    }

    /** So much of a wallet's unit. */
    public record Cost(WalletId wallet, long amount) {}

    /**
     * A time.
     *
     * @param from first instant; any where nothing is said
     * @param until first instant after it; none where nothing is said
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Availability(Optional<Instant> from, Optional<Instant> until) {}

    /** From when on it can be had; empty where it always could. */
    public Optional<Instant> from() {
        return availability.flatMap(Availability::from);
    }

    /** Until when it can be had; empty where there is no end. */
    public Optional<Instant> until() {
        return availability.flatMap(Availability::until);
    }
}
