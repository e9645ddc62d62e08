package io.guerdon.mongo;

import io.guerdon.ledger.Digest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.bson.BsonBinarySubType;
import org.bson.BsonType;

/**
 * The digest of a document, kept as its own last field: SHA-256 over the document as it is without that field. Because it
 * comes last, both ways between the two are a copy and a new length.
 */
final class Seal {
    static final String DIGEST = "digest";

    private static final int DIGEST_BYTES = 32;
    private static final byte[] ELEMENT = element();
    private static final int FIELD_BYTES = ELEMENT.length + DIGEST_BYTES;

    private Seal() {}

    /** The document with its digest. */
    static byte[] seal(byte[] plain, Digest digest) {
        byte[] sealed = Arrays.copyOf(plain, plain.length + FIELD_BYTES);
        System.arraycopy(ELEMENT, 0, sealed, plain.length - 1, ELEMENT.length);
        System.arraycopy(digest.bytes(), 0, sealed, plain.length - 1 + ELEMENT.length, DIGEST_BYTES);
        sealed[sealed.length - 1] = 0;
        return withLength(sealed);
    }

    /**
     * The digest that the document should carry. Where somebody has moved or removed the field, it is the digest of all there
     * is, which no document carries.
     */
    static Digest recompute(byte[] sealed) {
        int end = sealed.length - 1 - FIELD_BYTES;
        boolean inPlace = end > 0 && Arrays.equals(sealed, end, end + ELEMENT.length, ELEMENT, 0, ELEMENT.length);
        return digest(inPlace ? withLength(closed(Arrays.copyOf(sealed, end + 1))) : sealed);
    }

    static Digest digest(byte[] plain) {
        try {
            return new Digest(MessageDigest.getInstance("SHA-256").digest(plain));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] closed(byte[] document) {
        document[document.length - 1] = 0;
        return document;
    }

    private static byte[] withLength(byte[] document) {
        ByteBuffer.wrap(document).order(ByteOrder.LITTLE_ENDIAN).putInt(0, document.length);
        return document;
    }

    /** The bytes before the digest: type, name, length, binary subtype. */
    private static byte[] element() {
        byte[] name = DIGEST.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(1 + name.length + 1 + Integer.BYTES + 1)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) BsonType.BINARY.getValue())
                .put(name)
                .put((byte) 0)
                .putInt(DIGEST_BYTES)
                .put(BsonBinarySubType.BINARY.getValue())
                .array();
    }
}
