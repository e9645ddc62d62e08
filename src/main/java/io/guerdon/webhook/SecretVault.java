package io.guerdon.webhook;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes secrets, and encrypts them bound to their webhook, so that none can be put in another's place. */
public final class SecretVault {
    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Aead cipher;

    /** Encrypts under a key of the deployment. */
    public SecretVault(Aead cipher) {
        this.cipher = cipher;
    }

    /** 256 random bits. */
    byte[] newSecret() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return secret;
    }

    /** A secret as it is shown, once. */
    static String text(byte[] secret) {
        return PREFIX + Base64.getEncoder().encodeToString(secret);
    }

    byte[] seal(WebhookId webhook, byte[] secret) {
        try {
            return cipher.encrypt(secret, bound(webhook));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the secret of " + webhook + " cannot be encrypted", e);
        }
    }

    /** A secret as it was sealed; throws {@link DoesNotOpen} where it was sealed under another key, or is another webhook's. */
    byte[] open(WebhookId webhook, byte[] sealed) {
        try {
            return cipher.decrypt(sealed, bound(webhook));
        } catch (GeneralSecurityException e) {
            throw new DoesNotOpen(webhook, e);
        }
    }

    /** A secret that this deployment cannot read, so that nothing can be signed with it. */
    static final class DoesNotOpen extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private DoesNotOpen(WebhookId webhook, GeneralSecurityException cause) {
            super("the secret of " + webhook + " does not open with this master key", cause);
        }
    }

    private static byte[] bound(WebhookId webhook) {
        return webhook.value().getBytes(StandardCharsets.UTF_8);
    }
}
