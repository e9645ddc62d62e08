package io.guerdon.ledger;

/**
 * Hears of every entry this process has committed, soon after and in no particular order. It must not block or throw where tills wait;
 * where one throws for a program that has a time of its own, the caller is told to ask again.
 */
public interface CommitListener {
    /** An entry is durable, and the account's state is this. */
    void committed(SealedEntry entry, AccountState state);
}
