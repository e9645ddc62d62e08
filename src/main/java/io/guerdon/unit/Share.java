package io.guerdon.unit;

import java.math.BigInteger;

/** Splits a whole in proportion so that the parts always add up to it, whatever their number and order. */
public final class Share {
    private Share() {}

    /**
     * The part of {@code whole} that belongs to the first {@code done} of {@code total}, rounded down; all of it once
     * {@code done} reaches {@code total}. A part's own share is the difference of two such values, so it depends only
     * on where the part begins and ends.
     *
     * @param whole not negative
     * @param done from 0 to {@code total}
     * @param total not negative; where it is 0 the share is the whole
     */
    public static long upTo(long whole, long done, long total) {
        if (done >= total) {
            return whole;
        }
        if (Math.multiplyHigh(whole, done) == 0 && whole * done >= 0) {
            return whole * done / total;
        }
        // The product is wider than a long, which money and points hardly ever make it.
        return BigInteger.valueOf(whole)
                .multiply(BigInteger.valueOf(done))
                .divide(BigInteger.valueOf(total))
                .longValueExact();
    }
}
