package io.guerdon.unit;

import java.util.regex.Pattern;

/** Checks the text of identifiers: printable, bounded, without anything that would need escaping in a path or a topic. */
final class Names {
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");

    private Names() {}

    static String require(String what, String value) {
        if (!SAFE.matcher(value).matches()) {
            throw new IllegalArgumentException(what + " must be 1 to 64 letters, digits, '_', '.' or '-'");
        }
        return value;
    }
}
