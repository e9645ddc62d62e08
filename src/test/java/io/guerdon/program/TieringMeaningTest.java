package io.guerdon.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.program.SettingsForm.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tiers that cannot be meant, and what must not change once members may have something that counts. */
class TieringMeaningTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "measure":"status"      | "measure":"miles"       | unknown-wallet    | /catalogue/tiering/measure
        "use":"STATUS"          | "use":"COLLECT"         | unfit-wallet      | /catalogue/tiering/measure
        P1200D                  | P1133D                  | unfit-wallet      | /catalogue/tiering/measure
        P1200D                  | P40M                    | unfit-wallet      | /catalogue/tiering/measure
        "roundUp":"DAY"         | "roundUp":"YEAR"        | unfit-wallet      | /catalogue/tiering/measure
        "mode":"calendar-year"  | "mode":"rolling"        | missing           | /catalogue/tiering/period/length
        "mode":"calendar-year"  | "mode":"rolling","length":"P0D" | out-of-range | /catalogue/tiering/period/length
        "atLeast":5000          | "atLeast":1000          | out-of-range      | /catalogue/tiering/tiers/1/atLeast
        "id":"gold"             | "id":"silver"           | duplicate         | /catalogue/tiering/tiers/1/id
        ONE_STEP                | AT_ONCE                 | not-one-of        | /catalogue/tiering/retention/downgrade
        time.year > 2000        | member.tier == ''       | invalid-condition | /policies/groups/0/rules/0/when/0
        """)
    void saysWhatIsWrongAndWhere(String right, String wrong, String code, String pointer) {
        assertThat(TierSettings.TIERED).contains(right);

        Reading reading = SettingsForm.read(DemoProgram.ID, 2, TierSettings.TIERED.replace(right, wrong));

        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Invalid.class,
                        invalid -> assertThat(invalid.violations()).anySatisfy(violation -> {
                            assertThat(violation.code()).isEqualTo(code);
                            assertThat(violation.pointer()).isEqualTo(pointer);
                        }));
    }

    @Test
    void readsWhatItShows() {
        Program tiered = program(TierSettings.TIERED);

        assertThat(program(ProgramJson.settings(tiered).toString())).isEqualTo(tiered);
        assertThat(program(TierSettings.TIERED.replace("P1200D", "P1134D"))).isNotEqualTo(tiered);
    }

    @Test
    void whatSaysWhenSomethingWasEarnedStays() {
        Program before = program(TierSettings.TIERED);

        assertThat(SettingsForm.succeeds(before, program(TierSettings.TIERED.replace("P1200D", "P1300D"))))
                .extracting(Violation::pointer)
                .containsExactly("/catalogue/wallets");
        assertThat(SettingsForm.succeeds(before, program(TierSettings.TIERED.replace("Shanghai", "Tokyo"))))
                .extracting(Violation::pointer)
                .containsExactly("/place/zone");
        assertThat(SettingsForm.succeeds(before, program(TierSettings.TIERED.replace("5000", "6000"))))
                .isEmpty();
    }

    private static Program program(String settings) {
        return switch (SettingsForm.read(DemoProgram.ID, 2, settings)) {
            case Reading.Valid valid -> valid.program();
            case Reading.Invalid invalid -> throw new AssertionError(invalid);
        };
    }
}
