package io.guerdon.correction;

/** Corrections say why. */
final class Reasons {
    private Reasons() {}

    static void require(String reason) {
        if (reason.isBlank() || reason.length() > 500) {
            throw new IllegalArgumentException("a reason is 1 to 500 characters");
        }
    }
}
