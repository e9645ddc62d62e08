package io.guerdon.transfer;

import io.guerdon.unit.Points;
import io.guerdon.unit.WalletId;

/**
 * Sends points to another member.
 *
 * @param to a name of the receiver that tells requests apart; the same for the same name, whoever bears it later, and never a
 *     phone number or anything else about a person
 * @param unit of which wallet
 * @param points how many, more than none
 */
public record SendPoints(String to, WalletId unit, Points points) {
    public SendPoints {
        if (points.value() < 1) {
            throw new IllegalArgumentException("a transfer sends at least one point");
        }
    }
}
