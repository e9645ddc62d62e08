package io.guerdon.load;

/** Finds a part of a text by what surrounds it: enough for our own answers, and cheap beside the service under test. */
final class Text {
    private Text() {}

    /** What stands between the first {@code left} and the next {@code right}; empty where there is none. */
    static String between(String text, String left, String right) {
        int start = text.indexOf(left);
        if (start < 0) {
            return "";
        }
        int end = text.indexOf(right, start + left.length());
        return end < 0 ? "" : text.substring(start + left.length(), end);
    }
}
