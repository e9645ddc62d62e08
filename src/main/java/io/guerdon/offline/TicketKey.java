package io.guerdon.offline;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The public half of what a till signs with: an Ed25519 key. The other half never leaves the till.
 *
 * @param text the 32 bytes of the key, in base64
 */
public record TicketKey(String text) {
    private static final String ALGORITHM = "Ed25519";
    private static final int LENGTH = 32;
    /** What goes before the 32 bytes in the form that the platform reads (RFC 8410). */
    private static final byte[] HEADER = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final int ID_DIGITS = 16;

    /**
     * Checks that it is a key.
     *
     * @throws IllegalArgumentException where it is none
     */
    public TicketKey {
        if (decoded(text).length != LENGTH) {
            throw new IllegalArgumentException("the 32 bytes of an Ed25519 key, in base64");
        }
        try {
            verifier(text);
        } catch (InvalidKeyException noPoint) {
            throw new IllegalArgumentException("not an Ed25519 key", noPoint);
        }
    }

    /** The first half of the key's SHA-256, in hexadecimal, shortened; a till can work it out itself. */
    public String id() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(decoded(text));
            return HexFormat.of().formatHex(hash).substring(0, ID_DIGITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Whether this key signed these bytes; a signature that is none at all did not. */
    boolean signed(byte[] bytes, String signature) {
        try {
            Signature verifier = verifier(text);
            verifier.update(bytes);
            return verifier.verify(decoded(signature));
        } catch (GeneralSecurityException | IllegalArgumentException none) {
            return false;
        }
    }

    private static Signature verifier(String text) throws InvalidKeyException {
        try {
            byte[] key = decoded(text);
            byte[] encoded = java.util.Arrays.copyOf(HEADER, HEADER.length + key.length);
            System.arraycopy(key, 0, encoded, HEADER.length, key.length);
            PublicKey known = KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(known);
            return verifier;
        } catch (InvalidKeyException noPoint) {
            throw noPoint;
        } catch (GeneralSecurityException e) {
            throw new InvalidKeyException(e);
        }
    }

    private static byte[] decoded(String text) {
        return Base64.getDecoder().decode(text);
    }
}
