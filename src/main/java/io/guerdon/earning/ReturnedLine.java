package io.guerdon.earning;

/**
 * A part of a purchase that came back.
 *
 * @param line which line of the purchase; 0 for a purchase without lines
 * @param quantity pieces, 0 where only an amount came back
 * @param amount refunded, in minor units; 0 where only pieces came back, which are worth their share of the line
 */
public record ReturnedLine(int line, long quantity, long amount) {
    public ReturnedLine {
        if (quantity < 0 || amount < 0 || (quantity == 0 && amount == 0)) {
            throw new IllegalArgumentException("a return line brings back pieces, an amount, or both");
        }
    }
}
