package io.guerdon.web;

import io.guerdon.ledger.EntryId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /** A cursor among members: the id of the last one that was told. */
    static String member(String cursor) {
        if (!cursor.matches("mem_[a-z2-7]{26}")) {
            throw Rejection.ofField(Fault.INVALID_PARAMETER, "cursor", "what the part before answered");
        }
        return cursor;
    }

    /** An instant a list or a balance is asked for. */
    static Optional<Instant> instant(String name, @Nullable String text) {
        try {
            return Optional.ofNullable(text).map(Json::instant);
        } catch (DateTimeException unreadable) {
            throw Rejection.ofField(Fault.INVALID_PARAMETER, name, "an RFC 3339 instant with offset");
        }
    }

    /** A day of the calendar. */
    static Optional<LocalDate> day(String name, @Nullable String text) {
        if (text != null && !text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            throw noDay(name);
        }
        try {
            return Optional.ofNullable(text).map(LocalDate::parse);
        } catch (DateTimeException unreadable) {
            throw noDay(name);
        }
    }

    /** A cursor within a member's chain: the seq of the last entry that was told; the end of the chain where there is none. */
    static long before(@Nullable String cursor) {
        return cursor == null
                ? Long.MAX_VALUE
                : number(cursor)
                        .orElseThrow(() ->
                                Rejection.ofField(Fault.INVALID_PARAMETER, "cursor", "what the part before answered"));
    }

    private static Rejection noDay(String name) {
        return Rejection.ofField(Fault.INVALID_PARAMETER, name, "a day, for example 2026-11-30");
    }

    static Optional<Long> number(String text) {
        return text.matches("[1-9][0-9]{0,17}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
