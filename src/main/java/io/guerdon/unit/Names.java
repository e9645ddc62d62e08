package io.guerdon.unit;

/** Checks the text of identifiers: printable, bounded, without anything that would need escaping in a path or a topic. */
final class Names {
    private static final int LONGEST = 64;

    private Names() {}

    /** Every entry that is read has a dozen of them, so no pattern is matched. */
    static String require(String what, String value) {
        if (!isSafe(value)) {
            throw new IllegalArgumentException(what + " must be 1 to 64 letters, digits, '_', '.' or '-'");
        }
        return value;
    }

    private static boolean isSafe(String value) {
        if (value.isEmpty() || value.length() > LONGEST || !isAlphanumeric(value.charAt(0))) {
            return false;
        }
        for (int place = 1; place < value.length(); place++) {
            char each = value.charAt(place);
            if (!isAlphanumeric(each) && each != '_' && each != '.' && each != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isAlphanumeric(char each) {
        return (each >= 'a' && each <= 'z') || (each >= '0' && each <= '9') || (each >= 'A' && each <= 'Z');
    }
}
