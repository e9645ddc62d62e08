package io.guerdon.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guerdon.unit.MemberId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemberRefTest {
    @Test
    void readsEveryFormAMemberIsNamedBy() {
        String id = "mem_abcdefghijklmnopqrstuvwxyz";
        assertThat(MemberRef.parse(id)).isEqualTo(new MemberRef.ById(new MemberId(id)));
        assertThat(MemberRef.parse("card:6200 001")).isEqualTo(by(IdentifierType.CARD, "6200001"));
        assertThat(MemberRef.parse("phone:+8613800000001")).isEqualTo(by(IdentifierType.PHONE, "+8613800000001"));
        assertThat(MemberRef.parse("email:A@b.example")).isEqualTo(by(IdentifierType.EMAIL, "a@b.example"));
        assertThat(MemberRef.parse("external:crm:7")).isEqualTo(by(IdentifierType.EXTERNAL, "crm:7"));
        assertThat(MemberRef.parse("token:a.b.c")).isEqualTo(new MemberRef.ByToken("a.b.c"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "6200001", "mem_", "mem_ABCDEFGHIJKLMNOPQRSTUVWXYZ", "card:", "visa:4111", "phone:123", ":"})
    void refusesWhatNamesNobody(String text) {
        assertThatExceptionOfType(InvalidMemberField.class)
                .isThrownBy(() -> MemberRef.parse(text))
                .satisfies(invalid -> assertThat(invalid.field()).isEqualTo("member"));
    }

    private static MemberRef by(IdentifierType type, String value) {
        return new MemberRef.ByIdentifier(new Identifier(type, value));
    }
}
