package io.guerdon.access;

import io.guerdon.ledger.Refusal;

/** Why a key is not issued, rotated or revoked; in the order of the checks. */
public sealed interface KeyRefusal extends Refusal {
    /** No revision of the program's settings, past or to come, has this merchant. */
    record UnknownMerchant(String merchant) implements KeyRefusal, Unprocessable {}

    /** The merchant lists its stores, and no revision lists this one. */
    record UnknownStore(String merchant, String store) implements KeyRefusal, Unprocessable {}

    /** The store lists its terminals, and no revision lists this one. */
    record UnknownTerminal(String merchant, String store, String terminal) implements KeyRefusal, Unprocessable {}

    /** The program has no such key. */
    record KeyNotFound(String key) implements KeyRefusal, NotFound {}

    /** The key ended before. */
    record KeyEnded(String key) implements KeyRefusal, Conflict {}

    /** A partner's key names the merchant whose it is. */
    record PartnerKeyWithoutMerchant() implements KeyRefusal, Unprocessable {}

    /** The idempotency key issued this key before, and its secret is shown once only; rotate or revoke it. */
    record KeyAlreadyShown(String key) implements KeyRefusal, Conflict {}
}
