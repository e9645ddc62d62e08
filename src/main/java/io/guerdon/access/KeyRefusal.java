package io.guerdon.access;

import io.guerdon.ledger.Refusal;

/** Why a key is not issued, rotated or revoked; in the order of the checks. */
public sealed interface KeyRefusal extends Refusal {
    /** The program has no such key. */
    record KeyNotFound(String key) implements KeyRefusal, NotFound {}

    /** The key ended before. */
    record KeyEnded(String key) implements KeyRefusal, Conflict {}

    /** The idempotency key issued this key before, and its secret is shown once only; rotate or revoke it. */
    record KeyAlreadyShown(String key) implements KeyRefusal, Conflict {}
}
