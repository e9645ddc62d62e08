package io.guerdon.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings that are wrong are told where and what, all of it at once. */
class SettingsFormTest {
    private static final String DEMO =
            ProgramJson.settings(DemoProgram.program()).toString();

    @Test
    void readsWhatItShows() {
        assertThat(SettingsForm.read(DemoProgram.ID, 1, DEMO))
                .isEqualTo(new SettingsForm.Reading.Valid(DemoProgram.program()));
    }

    @Test
    void readsTheFileThatFoundsAProgram() throws IOException {
        String file = Files.readString(Path.of("ops/program.example.json"));

        assertThat(SettingsForm.readFounding(file)).isInstanceOfSatisfying(SettingsForm.Reading.Valid.class, valid -> {
            assertThat(valid.program().id().value()).isEqualTo("shop");
            assertThat(valid.program().revision()).isEqualTo(1);
        });
        assertThat(SettingsForm.readFounding("{\"id\":\"a b\"}")).isInstanceOf(SettingsForm.Reading.Invalid.class);
        assertThat(SettingsForm.readFounding("[]")).isInstanceOf(SettingsForm.Reading.Invalid.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "stepMinor":100                | "stepMinor":0               | out-of-range     | /policies/earning/rate/stepMinor
        "stepMinor":100                | "stepMinor":1.5             | wrong-type       | /policies/earning/rate/stepMinor
        "stepMinor":100                | "step":100                  | unknown-field    | /policies/earning/rate/step
        "stepMinor":100,               |                             | missing          | /policies/earning/rate/stepMinor
        "rounding":"DOWN"              | "rounding":"down"           | not-one-of       | /policies/earning/rate/rounding
        "Asia/Shanghai"                | "Asia/Atlantis"             | unknown-zone     | /place/zone
        "CNY"                          | "ZZZ"                       | unknown-currency | /place/currency
        "period":"P24M"                | "period":"24M"              | malformed        | /policies/lots/expiry/period
        "mode":"after-period",         | "mode":"never",             | unknown-field    | /policies/lots/expiry/period
        "mode":"at-once"               | "mode":"after-days"         | missing          | /policies/lots/pending/days
        "mode":"at-once"               | "mode":"on-date","date":"x" | malformed        | /policies/lots/pending/date
        "longestHold":"PT168H"         | "longestHold":"PT0S"        | malformed        | /policies/spending/longestHold
        "id":"books"                   | "id":"cafe"                 | duplicate        | /merchants/1/id
        "id":"books"                   | "id":"a b"                  | malformed        | /merchants/1/id
        """)
    void saysWhatIsWrongAndWhere(String right, String wrong, String code, String pointer) {
        String settings = DEMO.replace(right, wrong == null ? "" : wrong);
        assertThat(settings).isNotEqualTo(DEMO);

        assertThat(violations(settings)).anySatisfy(violation -> {
            assertThat(violation.code()).isEqualTo(code);
            assertThat(violation.pointer()).isEqualTo(pointer);
            assertThat(violation.reason()).isNotBlank();
        });
    }

    @Test
    void namesEverythingThatIsWrong() {
        String settings = DEMO.replace("\"stepMinor\":100", "\"stepMinor\":0").replace("\"DOWN\"", "\"UPWARDS\"");

        assertThat(violations(settings))
                .extracting(Violation::code)
                .containsExactlyInAnyOrder("out-of-range", "not-one-of");
    }

    @Test
    void aProgramKeepsItsCurrency() {
        Program demo = DemoProgram.program();
        Program other = new Program(
                demo.id(), 2, new Program.Place(demo.place().zone(), "EUR"), demo.policies(), demo.merchants());

        assertThat(SettingsForm.succeeds(demo, other))
                .extracting(Violation::pointer)
                .containsExactly("/place/currency");
        assertThat(SettingsForm.succeeds(demo, demo)).isEmpty();
    }

    private static List<Violation> violations(String settings) {
        return switch (SettingsForm.read(DemoProgram.ID, 2, settings)) {
            case SettingsForm.Reading.Valid valid -> throw new AssertionError(valid);
            case SettingsForm.Reading.Invalid invalid -> invalid.violations();
        };
    }
}
