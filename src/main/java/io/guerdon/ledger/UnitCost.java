package io.guerdon.ledger;

/**
 * What the issuer pays for spent points: {@code minor} minor units of the program's currency per {@code points} points.
 *
 * @param minor not negative
 * @param points positive
 */
public record UnitCost(long minor, long points) {
    private static final long MILLION = 1_000_000;

    public UnitCost {
        if (minor < 0 || points <= 0) {
            throw new IllegalArgumentException("a unit cost needs non-negative money per positive points");
        }
    }

    /** For one point, in millionths of a minor unit. A cost that is no whole number of them is rounded down for each point. */
    public long millionths() {
        return Math.multiplyExact(minor, MILLION) / points;
    }
}
