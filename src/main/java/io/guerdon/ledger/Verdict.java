package io.guerdon.ledger;

/** What a decision comes to: what to write, or why not. */
public sealed interface Verdict {
    /** Write this entry. */
    record Commit(Draft draft) implements Verdict {}

    /** Write nothing. */
    record Refuse(Refusal refusal) implements Verdict {}
}
