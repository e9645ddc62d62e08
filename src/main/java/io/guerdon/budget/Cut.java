package io.guerdon.budget;

/**
 * How a budget is cut into blocks, so that many tills can take from it at once. A larger budget makes no block smaller: what was
 * taken stays within what there is.
 */
final class Cut {
    static final int BLOCKS = 200;
    private static final long LEAST = 100;

    private Cut() {}

    /** How many units a block has, of a budget of so many. A small one has few blocks, so that an entry rarely needs several. */
    static long size(long most, int block) {
        if (most <= BLOCKS * LEAST) {
            return Math.clamp(most - block * LEAST, 0, LEAST);
        }
        return most / BLOCKS + (block < most % BLOCKS ? 1 : 0);
    }
}
