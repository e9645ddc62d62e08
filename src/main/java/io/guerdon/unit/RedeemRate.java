package io.guerdon.unit;

import java.math.BigInteger;

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
     * @throws ArithmeticException where it is more than 64 bits
     */
    public Money valueOf(Points spent, String currency) {
        return new Money(part(spent.value(), minor, points), currency);
    }

    /** Whether points are worth more than an amount of money. */
    public boolean isWorthMore(Points spent, long most) {
        BigInteger worth = BigInteger.valueOf(spent.value()).multiply(BigInteger.valueOf(minor));
        return worth.divide(BigInteger.valueOf(points)).compareTo(BigInteger.valueOf(most)) > 0;
    }

    /** So many of so much for so many, rounded down. */
    private static long part(long times, long each, long per) {
        return BigInteger.valueOf(times)
                .multiply(BigInteger.valueOf(each))
                .divide(BigInteger.valueOf(per))
                .longValueExact();
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
        BigInteger per = BigInteger.valueOf(points);
        BigInteger each = BigInteger.valueOf(minor);
        BigInteger tooMany = BigInteger.valueOf(most).add(BigInteger.ONE).multiply(per);
        BigInteger notTooMany = tooMany.subtract(BigInteger.ONE).divide(each);
        BigInteger worth =
                notTooMany.min(BigInteger.valueOf(available)).multiply(each).divide(per);
        BigInteger fewest =
                worth.multiply(per).add(each).subtract(BigInteger.ONE).divide(each);
        return fewest.longValueExact();
    }
}
