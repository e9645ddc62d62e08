package io.guerdon.transfer;

import io.guerdon.ledger.ChainId;
import io.guerdon.unit.Points;

/**
 * Sends points to another member.
 *
 * @param to the receiver's chain, of the same program
 * @param points how many, more than none
 */
public record SendPoints(ChainId to, Points points) {
    public SendPoints {
        if (points.value() < 1) {
            throw new IllegalArgumentException("a transfer sends at least one point");
        }
    }
}
