package io.guerdon.unit;

/** How a quotient of two non-negative integers becomes an integer. */
public enum Rounding {
    /** Towards zero: 2.9 becomes 2. */
    DOWN,
    /** Away from zero: 2.1 becomes 3. */
    UP,
    /** To the nearest, halves away from zero: 2.5 becomes 3. */
    HALF_UP;

    /**
     * Divides and rounds.
     *
     * @param dividend not negative
     * @param divisor positive
     */
    public long divide(long dividend, long divisor) {
        long quotient = Math.floorDiv(dividend, divisor);
        long rest = Math.floorMod(dividend, divisor);
        return switch (this) {
            case DOWN -> quotient;
            case UP -> rest == 0 ? quotient : quotient + 1;
            case HALF_UP -> rest >= divisor - rest ? quotient + 1 : quotient;
        };
    }
}
