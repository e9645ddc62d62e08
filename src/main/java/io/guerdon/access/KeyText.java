package io.guerdon.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A key as it is sent: {@code gdn_<id>_<secret>}, with 256 random bits in the secret.
 *
 * @param id 20 hexadecimal digits
 * @param secret base64url
 */
record KeyText(String id, String secret) {
    private static final String PREFIX = "gdn_";
    private static final int ID_LENGTH = 20;
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new secret for an id that follows from {@code origin}, so that a repeat meets the key it made before. */
    static KeyText issue(String origin) {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        String id = hash(origin).substring(0, ID_LENGTH);
        return new KeyText(id, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** Reads what a caller sent; empty where it cannot be a key. */
    static Optional<KeyText> parse(String text) {
        int separator = PREFIX.length() + ID_LENGTH;
        if (!text.startsWith(PREFIX) || text.length() <= separator || text.charAt(separator) != '_') {
            return Optional.empty();
        }
        return Optional.of(new KeyText(text.substring(PREFIX.length(), separator), text.substring(separator + 1)));
    }

    String text() {
        return PREFIX + id + "_" + secret;
    }

    String hash() {
        return hash(secret);
    }

    /** Compares in constant time. */
    boolean opens(Key key) {
        return MessageDigest.isEqual(
                hash().getBytes(StandardCharsets.US_ASCII), key.hash().getBytes(StandardCharsets.US_ASCII));
    }

    private static String hash(String text) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return PREFIX + id + "_***";
    }
}
