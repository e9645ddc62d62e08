package io.guerdon.member;

import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.EntryKey;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.ProgramId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names for things that must not be stored as they are: HMAC-SHA-256 under a program's own key. Without the key nobody can
 * tell, or try out, which phone number a stored name stands for.
 */
final class Blinding {
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int ID_LENGTH = 26;

    private final ProgramId program;
    /** Ready to be cloned, so that the key is prepared once; never used itself. */
    private final Mac keyed;

    Blinding(MasterKey master, ProgramId program) {
        this.program = program;
        this.keyed = keyed(new SecretKeySpec(master.derive("blinding/" + program.value()), "HmacSHA256"));
    }

    /** The claim an identifier stands for. */
    String claim(Identifier identifier) {
        String text = identifier.type().wire() + "|" + identifier.value();
        return "id:" + program.value() + ":" + base64(mac("identifier", text));
    }

    /** A personal value as the fingerprint of a request may see it. */
    String value(String field, String value) {
        return base64(mac("value|" + field, value));
    }

    /** The chain that an enrolment under a key makes; the same key always meets the same chain. */
    ChainId chain(EntryKey enrolment) {
        byte[] mac = mac("member", enrolment.value());
        StringBuilder id = new StringBuilder("mem_");
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(BASE32.charAt(fiveBits(mac, i * 5)));
        }
        return new ChainId(program, new MemberId(id.toString()));
    }

    private static int fiveBits(byte[] bytes, int bit) {
        int window = ((bytes[bit / 8] & 0xff) << 8) | (bytes[bit / 8 + 1] & 0xff);
        return (window >> (11 - bit % 8)) & 0x1f;
    }

    private static Mac keyed(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private byte[] mac(String purpose, String text) {
        try {
            Mac mac = (Mac) keyed.clone();
            return mac.doFinal((purpose + "\n" + text).getBytes(StandardCharsets.UTF_8));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's HmacSHA256 can be cloned", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
