package io.guerdon.member;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.guerdon.ledger.ChainId;
import io.guerdon.member.MemberFile.Personal;
import io.guerdon.member.StoredMember.Sealed;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Encrypts personal data: AES-256-GCM under a key of each member's own, which is wrapped by a key of the deployment. Both are
 * bound to the member's chain, so that one member's data cannot be put in another's place. Without the wrapped key the data
 * are lost for good; that is how they are erased.
 */
final class Vault {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Configuration TINK = AeadConfig2026.get();

    private final Aead wrapping;

    Vault(MasterKey master) {
        this.wrapping = master.cipher("profiles");
    }

    StoredMember seal(ChainId chain, long version, MemberFile file, Optional<Sealed> before) {
        Optional<Sealed> sealed =
                file.erasedAt().isPresent() ? Optional.empty() : Optional.of(seal(chain, file.personal(), before));
        return new StoredMember(chain, file.joinedAt(), version, file.handles(), sealed, file.erasedAt());
    }

    MemberFile open(StoredMember stored) {
        Personal personal =
                stored.personal().map(kept -> open(stored.chain(), kept)).orElse(Personal.NONE);
        return new MemberFile(stored.joinedAt(), stored.handles(), personal, stored.erasedAt());
    }

    private Sealed seal(ChainId chain, Personal personal, Optional<Sealed> before) {
        byte[] bound = bound(chain);
        try {
            byte[] key = before.isPresent() ? before.get().key() : newKey(bound);
            return new Sealed(key, cipher(key, bound).encrypt(JSON.writeValueAsBytes(personal), bound));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("personal data of " + chain + " cannot be encrypted", e);
        }
    }

    private Personal open(ChainId chain, Sealed sealed) {
        byte[] bound = bound(chain);
        try {
            byte[] json = cipher(sealed.key(), bound).decrypt(sealed.data(), bound);
            return JSON.readValue(json, Personal.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("personal data of " + chain + " do not open with this master key", e);
        }
    }

    private byte[] newKey(byte[] bound) throws GeneralSecurityException {
        KeysetHandle key = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, TINK);
        return TinkProtoKeysetFormat.serializeEncryptedKeyset(key, wrapping, bound, TINK);
    }

    private Aead cipher(byte[] key, byte[] bound) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.parseEncryptedKeyset(key, wrapping, bound, TINK)
                .getPrimitive(TINK, Aead.class);
    }

    private static byte[] bound(ChainId chain) {
        return chain.value().getBytes(StandardCharsets.UTF_8);
    }
}
