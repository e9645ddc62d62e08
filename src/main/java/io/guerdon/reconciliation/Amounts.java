package io.guerdon.reconciliation;

import java.util.OptionalLong;

/** Reads amounts of money exactly, without a floating point. The sign says who paid whom, which the kind does too: it is not compared. */
final class Amounts {
    /** Of an amount in minor units; so many always fit 64 bits. */
    private static final int MOST_DIGITS = 18;

    private Amounts() {}

    /** In minor units; empty where it is no amount, has digits beyond those, or is beyond all bounds. */
    static OptionalLong minor(String text, int decimals) {
        int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        int point = text.indexOf('.');
        int end = point < 0 ? text.length() : point;
        int after = point < 0 ? 0 : text.length() - point - 1;
        if (end == start || end - start + decimals > MOST_DIGITS || after > decimals || (point >= 0 && after == 0)) {
            return OptionalLong.empty();
        }
        long minor = 0;
        for (int place = start; place < text.length(); place++) {
            char digit = text.charAt(place);
            if (place == point) {
                continue;
            }
            if (digit < '0' || digit > '9') {
                return OptionalLong.empty();
            }
            minor = minor * 10 + (digit - '0');
        }
        for (int missing = after; missing < decimals; missing++) {
            minor *= 10;
        }
        return OptionalLong.of(minor);
    }
}
