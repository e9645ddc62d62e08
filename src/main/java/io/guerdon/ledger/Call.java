package io.guerdon.ledger;

/**
 * Whom a command concerns and who sends it.
 *
 * @param chain the account
 * @param key idempotency key
 * @param actor who
 * @param revision of the program's settings in force when it came; 0 where they play no part
 */
public record Call(ChainId chain, EntryKey key, Actor actor, int revision) {
    /** A command that no program's settings play a part in. */
    public Call(ChainId chain, EntryKey key, Actor actor) {
        this(chain, key, actor, 0);
    }

    /** The same with the reason that was given. */
    public Call because(String reason) {
        return new Call(chain, key, actor.because(reason), revision);
    }
}
