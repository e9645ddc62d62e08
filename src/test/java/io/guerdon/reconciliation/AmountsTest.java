package io.guerdon.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Amounts are read to the last digit, or not at all. */
class AmountsTest {
    @Test
    void anAmountIsReadInMinorUnits() {
        assertThat(Amounts.minor("12.3", 2)).hasValue(1_230);
        assertThat(Amounts.minor("-0.01", 2)).hasValue(1);
        assertThat(Amounts.minor("+7", 0)).hasValue(7);
        assertThat(Amounts.minor("7", 4)).hasValue(70_000);
        assertThat(Amounts.minor("99999999999999.9999", 4)).hasValue(999_999_999_999_999_999L);
        assertThat(Amounts.minor("99999999999999", 4)).hasValue(999_999_999_999_990_000L);
    }

    @Test
    void whatIsNoneOrDoesNotFitIsNone() {
        for (String text : new String[] {"", "-", "+", ".", "1.", ".5", "1.23456", "1,5", "1e3", "١"}) {
            assertThat(Amounts.minor(text, 4)).as(text).isEqualTo(OptionalLong.empty());
        }
        for (String text : new String[] {"999999999999999", "999999999999999.9", "999999999999999.9999"}) {
            assertThat(Amounts.minor(text, 4)).as(text).isEqualTo(OptionalLong.empty());
        }
    }
}
