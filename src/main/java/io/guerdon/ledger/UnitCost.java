package io.guerdon.ledger;

/**
 * What the issuer pays for spent points: {@code minor} minor units of the program's currency per {@code points} points.
 *
 * @param minor not negative
 * @param points positive
 */
public record UnitCost(long minor, long points) {
    public UnitCost {
        if (minor < 0 || points <= 0) {
            throw new IllegalArgumentException("a unit cost needs non-negative money per positive points");
        }
    }
}
