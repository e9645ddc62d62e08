package io.guerdon.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentifierTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "PHONE; +86 138-0000 0001; +8613800000001",
                "PHONE; 0044 (20) 7946.0000; +442079460000",
                "EMAIL; Ann.Lee@Example.COM; ann.lee@example.com",
                "CARD; 6200 001; 6200001",
                "CARD; ab-12; AB12",
                "EXTERNAL; crm:Ab/77; crm:Ab/77"
            })
    void keepsOneSpelling(IdentifierType type, String given, String kept) {
        assertThat(new Identifier(type, given).value()).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "PHONE; 13800000001",
                "PHONE; +0123456789",
                "PHONE; +123",
                "PHONE; +1234567890123456",
                "EMAIL; ann",
                "EMAIL; ann@lee",
                "EMAIL; a@b@example.com",
                "EMAIL; a b@example.com",
                "CARD; 123",
                "CARD; 62000*1",
                "EXTERNAL; two words"
            })
    void refusesWhatCannotBeAValue(IdentifierType type, String given) {
        assertThatExceptionOfType(InvalidMemberField.class)
                .isThrownBy(() -> new Identifier(type, given))
                .satisfies(invalid -> assertThat(invalid.field()).isEqualTo("value"))
                .satisfies(invalid -> assertThat(invalid.getMessage()).doesNotContain(given));
    }

    @Test
    void namesTheTypesThereAre() {
        assertThatExceptionOfType(InvalidMemberField.class)
                .isThrownBy(() -> IdentifierType.ofWire("passport"))
                .withMessageContaining("phone, email, card, external")
                .satisfies(invalid -> assertThat(invalid.field()).isEqualTo("type"));
    }

    @Test
    void neverShowsItsValue() {
        assertThat(new Identifier(IdentifierType.CARD, "6200001")).hasToString("card:***");
    }
}
