package io.guerdon.web;

import io.guerdon.ledger.Refusal;

/**
 * What a caller is told, before it is written down as HTTP or as a line of a batch.
 *
 * @param <T> the body where all went well
 */
sealed interface Answer<T> {
    /** It was done, or read. */
    record Given<T>(int status, T body, Told told) implements Answer<T> {}

    /** It was refused, for a business reason. */
    record Refused<T>(Refusal refusal, Told told) implements Answer<T> {}

    /** Whether the caller hears this for the first time. */
    enum Told {
        FIRST,
        AGAIN
    }

    /** Something read. */
    static <T> Answer<T> ok(T body) {
        return new Given<>(200, body, Told.FIRST);
    }

    /** Something made. */
    static <T> Answer<T> created(T body) {
        return new Given<>(201, body, Told.FIRST);
    }

    /** A refusal. */
    static <T> Answer<T> refused(Refusal refusal) {
        return new Refused<>(refusal, Told.FIRST);
    }
}
