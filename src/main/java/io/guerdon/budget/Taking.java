package io.guerdon.budget;

import io.guerdon.ledger.Turn;

/**
 * What an entry did to a block in its turn.
 *
 * @param block what turns at it are called
 * @param number of the turn
 * @param amount taken, less than nothing where it was given back
 * @param minute until which it is promised; 0 where it is given for good
 * @param after what has become of the block then
 */
record Taking(String block, long number, long amount, long minute, Standing after) {
    static Taking of(Turn turn) {
        String[] parts = turn.leaves().split(";", 3);
        return new Taking(
                turn.of(), turn.number(), Long.parseLong(parts[0]), Long.parseLong(parts[1]), Standing.parse(parts[2]));
    }

    Turn turn() {
        return new Turn(block, number, amount + ";" + minute + ";" + after.text());
    }

    boolean isPromise() {
        return minute > 0;
    }
}
