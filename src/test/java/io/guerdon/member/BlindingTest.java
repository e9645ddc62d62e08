package io.guerdon.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.EntryKey;
import io.guerdon.unit.ProgramId;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BlindingTest {
    private static final ProgramId DEMO = new ProgramId("demo");

    private final Blinding blinding = new Blinding(Keys.ONE, DEMO);

    @Test
    void givesTheSameEnrolmentTheSameMember() {
        EntryKey key = EntryKey.ofCaller("cafe", "k1");
        String id = blinding.chain(key).owner().value();

        assertThat(id).matches("mem_[a-z2-7]{26}");
        assertThat(new Blinding(Keys.ONE, DEMO).chain(key).owner().value()).isEqualTo(id);
    }

    @Test
    void givesOtherKeysScopesAndProgramsOtherMembers() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            ids.add(blinding.chain(EntryKey.ofCaller("cafe", "k" + i)).owner().value());
        }
        ids.add(blinding.chain(EntryKey.ofCaller("books", "k1")).owner().value());
        ids.add(new Blinding(Keys.ONE, new ProgramId("other"))
                .chain(EntryKey.ofCaller("cafe", "k1"))
                .owner()
                .value());

        assertThat(ids).hasSize(1_002);
    }

    @Test
    void namesAnIdentifierWithoutSayingIt() {
        Identifier phone = new Identifier(IdentifierType.PHONE, "+8613800000001");

        assertThat(blinding.claim(phone)).startsWith("id:demo:").hasSize(51).doesNotContain("138");
        assertThat(blinding.claim(phone))
                .isEqualTo(blinding.claim(new Identifier(IdentifierType.PHONE, "+86 138 0000 0001")))
                .isNotEqualTo(new Blinding(Keys.TWO, DEMO).claim(phone))
                .isNotEqualTo(blinding.claim(new Identifier(IdentifierType.EXTERNAL, "+8613800000001")));
    }
}
