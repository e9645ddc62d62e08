package io.guerdon.publishing;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * What a merchant's own records have of an entry, so that the two can be held against each other.
 *
 * @param receipt the merchant's number for it
 * @param at when it happened, in the customer's world
 * @param amount of money it was about, in the minor unit of the program's currency, where the entry says; never negative
 */
public record Slip(String receipt, Instant at, OptionalLong amount) {
    public Slip {
        if (receipt.isEmpty() || amount.orElse(0) < 0) {
            throw new IllegalArgumentException("a slip has a number, and no negative amount");
        }
    }

    /** The line of an event's hash that stands for it; the receipt comes last, as it may hold anything. */
    String hashed() {
        return "slip: " + at + " " + (amount.isPresent() ? Long.toString(amount.getAsLong()) : "-") + " " + receipt;
    }
}
