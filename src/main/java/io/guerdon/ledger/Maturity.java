package io.guerdon.ledger;

import java.time.Instant;

/** When a lot may be spent. */
public sealed interface Maturity {
    /** At once. */
    record Matured() implements Maturity {}

    /** From an instant on. */
    record MaturesAt(Instant at) implements Maturity {}

    /** When a named event is reported for the account, for example {@code delivered}. */
    record MaturesOn(String event) implements Maturity {}

    /** A lot that may be spent at once. */
    Maturity NOW = new Matured();
}
