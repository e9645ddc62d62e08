package io.guerdon.unit;

import java.util.Currency;

/**
 * An amount of money, never negative, in the minor unit of its currency (fen, cents).
 *
 * @param minor minor units, for example 5600 for CNY 56.00
 * @param currency ISO 4217 code
 */
public record Money(long minor, String currency) {
    public Money {
        if (minor < 0) {
            throw new IllegalArgumentException("money must not be negative: " + minor);
        }
        Currency.getInstance(currency);
    }

    /**
     * Adds exactly.
     *
     * @throws ArithmeticException on overflow
     * @throws IllegalArgumentException where the currencies differ
     */
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
        }
        return new Money(Math.addExact(minor, other.minor), currency);
    }
}
