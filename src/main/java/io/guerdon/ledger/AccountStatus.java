package io.guerdon.ledger;

/** What an account may do. */
public enum AccountStatus {
    /** No entry yet. */
    NEW,
    /** Earns and spends. */
    ACTIVE,
    /** Earns, cannot spend. */
    SUSPENDED,
    /** Neither earns nor spends. */
    CLOSED
}
