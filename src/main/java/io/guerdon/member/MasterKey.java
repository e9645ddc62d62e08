package io.guerdon.member;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The secret of a deployment, from which every other key for personal data is derived, one per purpose and program. Whoever
 * loses it loses every profile and can find no member by identifier; it is backed up apart from the data.
 */
public final class MasterKey {
    private static final int BYTES = 32;

    private final byte[] secret;

    private MasterKey(byte[] secret) {
        if (secret.length != BYTES) {
            throw new IllegalArgumentException("the master key is " + BYTES + " bytes, in base64");
        }
        this.secret = secret.clone();
    }

    /** Reads a key as it is configured: 32 bytes in base64. */
    public static MasterKey ofBase64(String text) {
        byte[] secret;
        try {
            secret = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException notBase64) {
            // Without the cause, whose message would quote characters of the key.
            throw new IllegalArgumentException("the master key is not base64");
        }
        return new MasterKey(secret);
    }

    /** A key for one purpose; keys of different purposes tell nothing about each other. */
    byte[] derive(String purpose) {
        try {
            HKDFParameterSpec spec = HKDFParameterSpec.ofExtract()
                    .addIKM(secret)
                    .thenExpand(("guerdon/" + purpose).getBytes(java.nio.charset.StandardCharsets.UTF_8), BYTES);
            return KDF.getInstance("HKDF-SHA256").deriveData(spec);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java 25 platform has HKDF-SHA256", e);
        }
    }
}
