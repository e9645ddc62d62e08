package io.guerdon.unit;

/**
 * What points are worth at a till: {@code points} are {@code minor} minor units of money, fractions dropped.
 *
 * @param points positive
 * @param minor minor units, positive
 */
public record RedeemRate(long points, long minor) {
    /** How finely what partners owe each other is counted: in millionths of a minor unit. */
    public static final long MILLION = 1_000_000;

    public RedeemRate {
        if (points <= 0 || minor <= 0) {
            throw new IllegalArgumentException("a redeem rate needs positive points and a positive value");
        }
    }

    /**
     * Money off for an amount of points, rounded down.
     *
     * @throws ArithmeticException on overflow
     */
    public Money valueOf(Points spent, String currency) {
        return new Money(Math.multiplyExact(spent.value(), minor) / points, currency);
    }

    /** What one point is worth, in millionths of a minor unit, rounded down. */
    public long millionths() {
        return Math.multiplyExact(minor, MILLION) / points;
    }

    /**
     * The fewest points that are worth as much as possible of an amount of money, so that none is spent for nothing.
     *
     * @param available points there are
     * @param most money, in minor units
     */
    public long useful(long available, long most) {
        long notTooMany = (Math.multiplyExact(Math.addExact(most, 1), points) - 1) / minor;
        long worth = Math.multiplyExact(Math.min(available, notTooMany), minor) / points;
        return Math.ceilDiv(Math.multiplyExact(worth, points), minor);
    }
}
