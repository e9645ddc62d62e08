package io.guerdon.earning;

/**
 * A means of payment used for a purchase.
 *
 * @param type for example {@code card}, {@code cash}, {@code points}
 * @param amount minor units, not negative
 */
public record Tender(String type, long amount) {
    public Tender {
        if (type.isBlank() || type.length() > 64 || amount < 0) {
            throw new IllegalArgumentException("a tender has a type and an amount that is not negative");
        }
    }
}
