package io.guerdon.web;

import io.guerdon.access.Caller;
import io.guerdon.ledger.EntryKey;
import org.jspecify.annotations.Nullable;

/** The name a caller gives to one request, so that a repeat has no second effect: 1 to 255 printable characters. */
record IdempotencyKey(String value) {
    static final String HEADER = "Idempotency-Key";

    IdempotencyKey {
        if (value.isEmpty() || value.length() > 255 || !value.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
            throw new Rejection(Fault.IDEMPOTENCY_KEY_INVALID);
        }
    }

    /** The key as it was sent. */
    static IdempotencyKey of(@Nullable String sent) {
        if (sent == null) {
            throw new Rejection(Fault.IDEMPOTENCY_KEY_MISSING);
        }
        return new IdempotencyKey(sent);
    }

    /** The key among those of the caller's merchant. */
    EntryKey of(Caller caller) {
        return EntryKey.ofCaller(caller.binding().merchant(), value);
    }
}
