package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By what something is told once: two that look the same are the same, or one payment would sell two packs. */
class ReferencesTest {
    private static final List<Function<String, Object>> BODIES = List.of(
            reference -> new PackBody(2L, 1L, reference),
            reference -> new ConversionBody("cafe", "beans", ConversionBody.Way.in, 100L, reference),
            ChargeBodies.ChargeConfirmBody::new,
            reference -> new ChargeBodies.ChargeRefundBody(1L, reference, "not ours"));

    @ParameterizedTest
    @ValueSource(strings = {" B-1", "B-1 ", "\u00a0B-1", "B-1\u3000", "\u2003B-1", "B-1\u2028", "\u00a0"})
    void whiteSpaceAtItsEndsIsRefused(String reference) {
        assertThat(BODIES)
                .allSatisfy(body -> assertThatThrownBy(() -> body.apply(reference))
                        .isInstanceOfSatisfying(Rejection.class, rejection -> {
                            assertThat(rejection.fault()).isEqualTo(Fault.INVALID_FIELD);
                            assertThat(rejection.facts()).containsEntry("field", "reference");
                        }));
    }

    @Test
    void whatIsWithinItStays() {
        assertThat(BODIES)
                .allSatisfy(body ->
                        assertThat(body.apply("B 1\u3000编号-1").toString()).contains("B 1\u3000编号-1"));
    }
}
