package io.guerdon.member;

import static io.guerdon.member.MembersFixture.ANN;
import static io.guerdon.member.MembersFixture.CARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.guerdon.ledger.ChainId;
import io.guerdon.member.StoredMember.Sealed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VaultTest {
    private static final ChainId ANN_CHAIN = ChainId.parse("demo/mem_ann");
    private static final ChainId BOB_CHAIN = ChainId.parse("demo/mem_bob");

    private final Vault vault = new Vault(Keys.ONE);
    private final MemberFile file = MemberFile.opened(Instant.EPOCH).tell(ANN).list("id:demo:x", CARD, 1);

    @Test
    void opensWhatItSealed() {
        StoredMember stored = vault.seal(ANN_CHAIN, 1, file, Optional.empty());

        assertThat(vault.open(stored)).isEqualTo(file);
        String data = new String(stored.personal().orElseThrow().data(), StandardCharsets.ISO_8859_1);
        assertThat(data).doesNotContain("Ann", "6200001", "1990");
    }

    @Test
    void givesEachMemberAKeyAndKeepsItThroughChanges() {
        Sealed first =
                vault.seal(ANN_CHAIN, 1, file, Optional.empty()).personal().orElseThrow();
        Sealed changed =
                vault.seal(ANN_CHAIN, 2, file, Optional.of(first)).personal().orElseThrow();
        Sealed bobs =
                vault.seal(BOB_CHAIN, 1, file, Optional.empty()).personal().orElseThrow();

        assertThat(changed.key()).isEqualTo(first.key()).isNotEqualTo(bobs.key());
        assertThat(changed.data()).isNotEqualTo(first.data());
    }

    @Test
    void opensForNobodyElse() {
        StoredMember stored = vault.seal(ANN_CHAIN, 1, file, Optional.empty());
        StoredMember moved = new StoredMember(
                BOB_CHAIN, stored.joinedAt(), 1, stored.handles(), stored.personal(), stored.erasedAt());

        assertThatIllegalStateException().isThrownBy(() -> new Vault(Keys.TWO).open(stored));
        assertThatIllegalStateException().isThrownBy(() -> vault.open(moved));
    }
}
