package io.guerdon.ledger;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Which numbers of a writer have been heard of above a watermark. */
final class Announced {
    /** Bit 0 is the first number above the watermark. */
    private BitSet heard = new BitSet();

    private volatile long watermark;

    long watermark() {
        return watermark;
    }

    synchronized void add(long n) {
        if (n > watermark) {
            heard.set(bit(n));
        }
    }

    /** The runs of numbers above the watermark and up to {@code target} that were not heard of. */
    synchronized List<Gap> gaps(long target) {
        List<Gap> gaps = new ArrayList<>();
        long n = watermark + 1;
        while (n <= target) {
            long first = watermark + 1 + heard.nextClearBit(bit(n));
            int next = heard.nextSetBit(bit(first));
            long last = Math.min(target, next < 0 ? target : watermark + next);
            if (first <= last) {
                gaps.add(new Gap(first, last));
            }
            n = Math.max(first, last) + 1;
        }
        return gaps;
    }

    synchronized void advance(long target) {
        if (target > watermark) {
            int moved = Math.toIntExact(target - watermark);
            heard = heard.get(moved, Math.max(moved, heard.length()));
            watermark = target;
        }
    }

    private int bit(long n) {
        return Math.toIntExact(n - watermark - 1);
    }

    /** Consecutive numbers, both ends included. */
    record Gap(long first, long last) {}
}
