package io.guerdon.web;

import io.guerdon.ledger.EntryId;
import java.util.Optional;

/** Reads what paths name; what cannot be one of those names names nothing. */
final class Paths {
    private Paths() {}

    static Optional<EntryId> entry(String text) {
        try {
            return Optional.of(EntryId.parse(text));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    static Optional<Long> number(String text) {
        return text.matches("[1-9][0-9]{0,17}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
