package io.guerdon.reconciliation;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/** The order of receipts: that of their bytes in UTF-8, in which both sides are sorted. */
final class Receipts {
    static final Comparator<String> ORDER = Receipts::compare;

    private Receipts() {}

    private static int compare(String one, String other) {
        if (one.equals(other)) {
            return 0;
        }
        return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
