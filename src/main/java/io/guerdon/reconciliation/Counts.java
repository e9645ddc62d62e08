package io.guerdon.reconciliation;

/**
 * What a reconciliation came to. Every line and every event of the period is in exactly one of its sums.
 *
 * @param lines the partner sent
 * @param outside lines of what happened outside the period
 * @param events of the stream in the period, or matched with a line of it
 * @param matched pairs
 * @param missingHere lines without an event
 * @param missingThere events without a line
 * @param different pairs that are not the same
 */
public record Counts(
        long lines, long outside, long events, long matched, long missingHere, long missingThere, long different) {
    /** Before anything is read. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

    /** Discrepancies in all. */
    public long discrepancies() {
        return missingHere + missingThere + different;
    }
}
