package io.guerdon.program;

import java.time.Duration;

/**
 * Limits on spending and correcting.
 *
 * @param minimumPoints fewest points a redemption or hold may take, at least 1
 * @param longestHold longest time a hold may last
 * @param approvalAbove adjustments of more points than this, either way, need a second operator
 */
public record SpendPolicy(long minimumPoints, Duration longestHold, long approvalAbove) {
    public SpendPolicy {
        if (minimumPoints < 1 || longestHold.isNegative() || longestHold.isZero() || approvalAbove < 0) {
            throw new IllegalArgumentException("spend limits must be positive");
        }
    }
}
