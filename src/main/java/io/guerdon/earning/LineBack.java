package io.guerdon.earning;

import io.guerdon.unit.Share;

/**
 * How much of a line has come back: a function of its parts whatever their order, because each part only adds up.
 *
 * @param line as bought
 * @param pieces that came back
 * @param unpriced how many of them without an amount
 * @param refunded amounts that were given, in minor units
 */
record LineBack(Line line, long pieces, long unpriced, long refunded) {

    static LineBack none(Line line) {
        return new LineBack(line, 0, 0, 0);
    }

    LineBack plus(ReturnedLine part) {
        long without = part.amount() == 0 ? part.quantity() : 0;
        return new LineBack(line, pieces + part.quantity(), unpriced + without, refunded + part.amount());
    }

    long piecesLeft() {
        return line.quantity() - pieces;
    }

    long amountLeft() {
        return line.amount() - amount();
    }

    /** Whether nothing of it is left: of a line that cost nothing, no piece. */
    boolean isAllBack() {
        return line.amount() == 0 ? piecesLeft() == 0 : amountLeft() == 0;
    }

    /**
     * The amount that is back, in minor units: what was given, and for pieces without an amount their share of the line, as far
     * as it goes. Once all pieces are back, some of them without an amount, the whole line is.
     */
    long amount() {
        if (piecesLeft() == 0 && unpriced > 0) {
            return line.amount();
        }
        return Math.min(line.amount(), refunded + Share.upTo(line.amount(), unpriced, line.quantity()));
    }
}
