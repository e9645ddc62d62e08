package io.guerdon.unit;

/**
 * So many points for each whole step of money: 5 points per 2.50 spent give 5 for 3.00, not 6.
 *
 * @param points granted per step, positive
 * @param stepMinor money per step, in minor units, positive
 * @param rounding what a started step counts for
 */
public record EarnRate(long points, long stepMinor, Rounding rounding) {
    public EarnRate {
        if (points <= 0 || stepMinor <= 0) {
            throw new IllegalArgumentException("an earn rate needs positive points and a positive step");
        }
    }

    /**
     * Points for an amount of money.
     *
     * @param minor minor units, not negative
     * @throws ArithmeticException on overflow
     */
    public Points pointsFor(long minor) {
        return new Points(Math.multiplyExact(rounding.divide(minor, stepMinor), points));
    }
}
