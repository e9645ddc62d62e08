package io.guerdon.embedded.store;

import java.util.Arrays;
import java.util.HexFormat;

/** Bytes compared and hashed by content, in unsigned order: the order RocksDB sorts by. */
final class Bytes implements Comparable<Bytes> {
    private static final byte HIGHEST = (byte) 0xFF;

    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /** The array is taken over, not copied: the caller must not write to it afterwards. */
    static Bytes of(byte[] content) {
        return new Bytes(content);
    }

    static Bytes ofId(int id) {
        return new Bytes(new byte[] {(byte) (id >>> 24), (byte) (id >>> 16), (byte) (id >>> 8), (byte) id});
    }

    /** The content itself, not a copy: for handing to RocksDB, never for writing to. */
    byte[] array() {
        return content;
    }

    int length() {
        return content.length;
    }

    Bytes plus(Bytes tail) {
        byte[] both = Arrays.copyOf(content, content.length + tail.content.length);
        System.arraycopy(tail.content, 0, both, content.length, tail.content.length);
        return new Bytes(both);
    }

    Bytes from(int start) {
        return new Bytes(Arrays.copyOfRange(content, start, content.length));
    }

    boolean startsWith(Bytes prefix) {
        int length = prefix.content.length;
        return content.length >= length && Arrays.equals(content, 0, length, prefix.content, 0, length);
    }

    /** The least bytes greater than everything that starts with these. */
    Bytes next() {
        int last = content.length - 1;
        while (last >= 0 && content[last] == HIGHEST) {
            last--;
        }
        if (last < 0) {
            throw new IllegalStateException("nothing follows " + this);
        }
        byte[] next = Arrays.copyOf(content, last + 1);
        next[last]++;
        return new Bytes(next);
    }

    /** Every bit turned, so that the order is reversed: how a descending index field is stored. */
    Bytes inverted() {
        byte[] inverted = new byte[content.length];
        for (int i = 0; i < content.length; i++) {
            inverted[i] = (byte) ~content[i];
        }
        return new Bytes(inverted);
    }

    @Override
    public int compareTo(Bytes other) {
        return Arrays.compareUnsigned(content, other.content);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(content);
    }
}
