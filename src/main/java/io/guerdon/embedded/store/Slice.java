package io.guerdon.embedded.store;

import java.util.Arrays;

/** One value where it lies inside BSON bytes, the type beside it. */
final class Slice {
    private final byte[] bytes;
    private final byte type;
    private final int start;
    private final int end;

    Slice(byte[] bytes, byte type, int start, int end) {
        this.bytes = bytes;
        this.type = type;
        this.start = start;
        this.end = end;
    }

    byte[] bytes() {
        return bytes;
    }

    byte type() {
        return type;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    byte[] copy() {
        return Arrays.copyOfRange(bytes, start, end);
    }
}
