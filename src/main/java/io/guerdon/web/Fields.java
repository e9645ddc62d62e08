package io.guerdon.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks the fields of request bodies: a missing one is malformed (400), one that cannot be is invalid (422). */
final class Fields {
    /** The largest amount of money or points in one request. */
    static final long LARGEST_AMOUNT = 1_000_000_000_000L;

    private static final int LONGEST_REFERENCE = 128;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    private Fields() {}

    /** A field that must be there. */
    static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw Rejection.ofField(Fault.MALFORMED_REQUEST, field, "missing");
        }
        return value;
    }

    /** A text that must be there: 1 to {@code most} characters, not blank. */
    static String text(String field, @Nullable String value, int most) {
        String text = required(field, value);
        require(!text.isBlank(), field, "must not be blank");
        return clean(field, text, most);
    }

    /** A text that may be left out, then it is empty. */
    static String optionalText(String field, @Nullable String value, int most) {
        return value == null ? "" : clean(field, value, most);
    }

    /** What something is told once by, which must be there: with white space at its ends, which nobody sees, it would be told twice. */
    static String reference(String field, @Nullable String value) {
        return trimmed(field, text(field, value, LONGEST_REFERENCE));
    }

    /** The same where it may be left out, then it is empty. */
    static String optionalReference(String field, @Nullable String value) {
        return trimmed(field, optionalText(field, value, LONGEST_REFERENCE));
    }

    private static String trimmed(String field, String text) {
        boolean begins = !text.isEmpty() && isSpace(text.codePointAt(0));
        boolean ends = !text.isEmpty() && isSpace(text.codePointBefore(text.length()));
        require(!begins && !ends, field, "no white space at its ends");
        return text;
    }

    /** Also what does not break lines. */
    private static boolean isSpace(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }

    private static String clean(String field, String text, int most) {
        require(text.length() <= most, field, "at most " + most + " characters");
        require(text.codePoints().noneMatch(Fields::isUnprintable), field, "no control characters");
        return text;
    }

    private static boolean isUnprintable(int codePoint) {
        return codePoint < 0x20 || codePoint == 0x7f || (codePoint >= 0xd800 && codePoint <= 0xdfff);
    }

    /** The name of a merchant, store, terminal or unit, which must be there. */
    static String name(String field, @Nullable String value) {
        String name = required(field, value);
        require(
                NAME.matcher(name).matches(),
                field,
                "1 to 64 letters, digits, '_', '.' or '-', beginning with a letter or digit");
        return name;
    }

    /** A name that may be left out, then it is empty. */
    static String optionalName(String field, @Nullable String value) {
        return value == null ? "" : name(field, value);
    }

    /** A whole number within bounds, which must be there. */
    static long number(String field, @Nullable Long value, long least, long most) {
        long number = required(field, value);
        require(number >= least && number <= most, field, "from " + least + " to " + most);
        return number;
    }

    /** An instant that may be left out, within what a calendar of four-digit years can say. */
    static @Nullable Instant instant(String field, @Nullable Instant value) {
        require(value == null || !value.isBefore(EARLIEST), field, "not before 1970");
        return value;
    }

    /** A list of {@code least} to {@code most} things, none of them null; empty where it was left out. */
    static <T> List<T> list(String field, @Nullable List<T> value, int most) {
        if (value == null) {
            return List.of();
        }
        require(value.size() <= most, field, "at most " + most + " elements");
        for (int place = 0; place < value.size(); place++) {
            required(field + "[" + place + "]", value.get(place));
        }
        return List.copyOf(value);
    }

    /** Texts by name; empty where they were left out. */
    static Map<String, String> texts(String field, @Nullable Map<String, String> value, int most) {
        if (value == null) {
            return Map.of();
        }
        require(value.size() <= most, field, "at most " + most + " entries");
        value.forEach((name, text) -> {
            require(NAME.matcher(name).matches(), field, "names are 1 to 64 letters, digits, '_', '.' or '-'");
            clean(field + "." + name, required(field + "." + name, text), 256);
        });
        return Map.copyOf(value);
    }

    /** What a value stands for, where {@code parse} refuses with an exception. */
    static <T> T parsed(String field, String value, Function<String, T> parse) {
        try {
            return Objects.requireNonNull(parse.apply(value));
        } catch (IllegalArgumentException | java.time.DateTimeException invalid) {
            throw Rejection.ofField(Fault.INVALID_FIELD, field, String.valueOf(invalid.getMessage()));
        }
    }

    static void require(boolean holds, String field, String otherwise) {
        if (!holds) {
            throw Rejection.ofField(Fault.INVALID_FIELD, field, otherwise);
        }
    }

    /** The code of a currency there is. */
    static String currency(String code) {
        return java.util.Currency.getInstance(code).getCurrencyCode();
    }
}
