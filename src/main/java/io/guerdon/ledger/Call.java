package io.guerdon.ledger;

/**
 * Whom a command concerns and who sends it.
 *
 * @param chain the account
 * @param key idempotency key
 * @param actor who
 */
public record Call(ChainId chain, EntryKey key, Actor actor) {}
