package io.guerdon.earning;

/**
 * A line of a purchase.
 *
 * @param line its number on the receipt, from 1; 0 for a purchase without lines
 * @param sku article, empty where not given
 * @param category of the article, empty where not given
 * @param quantity at least 1
 * @param amount what was paid for it, in minor units, not negative
 */
public record Line(int line, String sku, String category, long quantity, long amount) {
    public Line {
        if (quantity < 1 || amount < 0) {
            throw new IllegalArgumentException(
                    "a line has a quantity of at least 1 and an amount that is not negative");
        }
    }

    /** What a piece costs, in minor units, rounded down: pieces together never cost more than the line. */
    public long price() {
        return amount / quantity;
    }
}
