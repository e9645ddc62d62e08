package io.guerdon.ledger;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * SHA-256 of an entry's stored bytes; entry n+1 carries the digest of entry n.
 *
 * @param bytes 32 bytes; not copied, never written to
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below; the array never leaves the ledger and its codec
public record Digest(byte[] bytes) {
    /** What the first entry of a chain points back to. */
    public static final Digest GENESIS = new Digest(new byte[32]);

    @Override
    public boolean equals(Object other) {
        return other instanceof Digest that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
