package io.guerdon.coupon;

import io.guerdon.earning.Basket;
import io.guerdon.earning.Till;

/**
 * What a coupon is to be used on.
 *
 * @param till where
 * @param reference the receipt or order; what is bought on it is what the coupon comes back with
 * @param currency ISO 4217 code
 * @param basket with the prices the coupon is to lower
 */
public record Sale(Till till, String reference, String currency, Basket basket) {
    public Sale {
        if (reference.isBlank() || reference.length() > 128) {
            throw new IllegalArgumentException("a reference is 1 to 128 characters");
        }
    }
}
