package io.guerdon.budget;

/**
 * What is known here of a block.
 *
 * @param turn the last one that was taken, as far as is known here
 * @param standing after it
 * @param isAwaited whether somebody has claimed the next one and has made no entry yet
 */
record Seen(long turn, Standing standing, boolean isAwaited) {
    /** Of a block that nobody is known to have taken from. */
    static final Seen NOTHING = new Seen(0, Standing.NEW, false);

    static Seen after(Taking taking) {
        return new Seen(taking.number(), taking.after(), false);
    }

    Seen awaited() {
        return new Seen(turn, standing, true);
    }

    /** What is known of one block from two looks at it, {@code other} being the later one. */
    Seen or(Seen other) {
        return other.turn >= turn ? other : this;
    }
}
