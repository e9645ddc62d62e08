package io.guerdon.ledger;

/** How a submitted operation ended. Faults of the store are exceptions instead. */
public sealed interface Outcome {
    /** The entry is durable. */
    record Committed(Entry entry) implements Outcome {}

    /** The key had been used by the same request; this is the entry it made. */
    record Replayed(Entry entry) implements Outcome {}

    /** Refused now. */
    record Refused(Refusal refusal) implements Outcome {}

    /** Refused when the key was first used, and again. */
    record RefusedBefore(Refusal refusal) implements Outcome {}
}
