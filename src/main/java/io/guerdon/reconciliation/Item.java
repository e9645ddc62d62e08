package io.guerdon.reconciliation;

import java.util.OptionalLong;

/**
 * One record of either side, as far as the two are compared.
 *
 * @param receipt the partner's number for it
 * @param kind of entry, empty where the partner's records do not say
 * @param amount of money in minor units, where it is known
 * @param at milliseconds since the epoch, where they are known
 * @param origin where it can be looked up
 */
public record Item(String receipt, String kind, OptionalLong amount, OptionalLong at, Origin origin) {
    /** Longest number of a receipt. */
    public static final int LONGEST_RECEIPT = 128;

    /** Where an item comes from. */
    public sealed interface Origin {}

    /** A line of what the partner sent, the first being 1; a header counts. */
    public record Line(long number) implements Origin {}

    /** An event of the partner's stream, and whose entry it tells of. */
    public record Event(long seq, String entry, String owner) implements Origin {}
}
