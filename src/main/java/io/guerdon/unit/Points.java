package io.guerdon.unit;

/** A number of points, never negative; direction comes from debit or credit. Arithmetic is exact or fails. */
public record Points(long value) {
    public static final Points ZERO = new Points(0);

    public Points {
        if (value < 0) {
            throw new IllegalArgumentException("points must not be negative: " + value);
        }
    }

    /**
     * Adds exactly.
     *
     * @throws ArithmeticException on overflow
     */
    public Points plus(Points other) {
        return new Points(Math.addExact(value, other.value));
    }

    /**
     * Subtracts exactly.
     *
     * @throws IllegalArgumentException where {@code other} is more than this
     */
    public Points minus(Points other) {
        return new Points(value - other.value);
    }
}
