package io.guerdon.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names a webhook.
 *
 * @param value {@code whk_} and 20 hexadecimal digits
 */
public record WebhookId(String value) {
    private static final String PREFIX = "whk_";
    private static final int DIGITS = 20;

    /** The id that follows from a request, so that a repeat meets the webhook it made before. */
    static WebhookId of(String origin) {
        return new WebhookId(PREFIX + hash(origin).substring(0, DIGITS));
    }

    static String hash(String text) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
