package io.guerdon.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.program.SettingsForm.Reading;
import io.guerdon.unit.MerchantId;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many points a merchant issues at most: what cannot be meant, and when it may become less. */
class IssuingCapsMeaningTest {
    private static final String PLAIN =
            ProgramJson.settings(DemoProgram.program()).toString();
    private static final String CAFE = "\"id\":\"cafe\",\"issuing\":\"ISSUES\"";
    private static final String SETTINGS = PLAIN.replace(
            CAFE,
            CAFE + ",\"mostIssued\":[{\"per\":\"MONTH\",\"points\":500,\"overflow\":\"CUT\"},"
                    + "{\"per\":\"QUARTER\",\"points\":1200,\"overflow\":\"REFUSE\"},"
                    + "{\"per\":\"EVER\",\"points\":9000,\"overflow\":\"CUT\"}]");

    @Test
    void readsWhatItShows() {
        Program program = program(SETTINGS);

        assertThat(program.merchant(new MerchantId("cafe")).orElseThrow().mostIssued())
                .containsExactly(
                        new IssuingCap(RuleGroup.Per.MONTH, 500, RuleGroup.Overflow.CUT),
                        new IssuingCap(RuleGroup.Per.QUARTER, 1200, RuleGroup.Overflow.REFUSE),
                        new IssuingCap(RuleGroup.Per.EVER, 9000, RuleGroup.Overflow.CUT));
        assertThat(program(ProgramJson.settings(program).toString())).isEqualTo(program);
        assertThat(PLAIN).as("who issues as much as is earned").doesNotContain("mostIssued");
    }

    @Test
    void whoIssuesOnlyWhatItHasBoughtSaysWhatBecomesOfTheRest() {
        String prepaid = PLAIN.replace(CAFE, CAFE + ",\"onlyBought\":\"REFUSE\"");
        Program program = program(prepaid);

        assertThat(program.merchant(new MerchantId("cafe")).orElseThrow().onlyBought())
                .contains(RuleGroup.Overflow.REFUSE);
        assertThat(program(ProgramJson.settings(program).toString())).isEqualTo(program);
        assertThat(PLAIN).doesNotContain("onlyBought");
        assertThat(program(PLAIN.replace(CAFE, CAFE + ",\"onlyBought\":null")).merchants())
                .isEqualTo(program(PLAIN).merchants());
        assertThat(SettingsForm.read(DemoProgram.ID, 2, prepaid.replace("REFUSE", "KEEP")))
                .isInstanceOf(Reading.Invalid.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "per":"EVER"             | "per":"MONTH"                | duplicate     | /merchants/0/mostIssued/2/per
        "per":"MONTH"            | "per":"PURCHASE"             | not-one-of    | /merchants/0/mostIssued/0/per
        "per":"MONTH"            | "per":"WEEK"                 | not-one-of    | /merchants/0/mostIssued/0/per
        "points":500             | "points":0                   | out-of-range  | /merchants/0/mostIssued/0/points
        "points":500             | "points":1.5                 | wrong-type    | /merchants/0/mostIssued/0/points
        "points":500             | "most":500                   | unknown-field | /merchants/0/mostIssued/0/most
        ,"overflow":"REFUSE"     | ,"overflow":"KEEP"           | not-one-of    | /merchants/0/mostIssued/1/overflow
        ,"overflow":"REFUSE"     | ''                           | missing       | /merchants/0/mostIssued/1/overflow
        """)
    void saysWhatIsWrongAndWhere(String right, String wrong, String code, String pointer) {
        assertThat(SETTINGS).contains(right);
        assertThat(SettingsForm.read(DemoProgram.ID, 2, SETTINGS.replace(right, wrong)))
                .isInstanceOfSatisfying(
                        Reading.Invalid.class,
                        invalid -> assertThat(invalid.violations()).anySatisfy(violation -> {
                            assertThat(violation.code()).isEqualTo(code);
                            assertThat(violation.pointer()).isEqualTo(pointer);
                        }));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        500  | 499  | 2026-11-15T16:00:00Z        | MONTH
        500  | 499  | 2026-11-30T15:59:59.999Z    | MONTH
        500  | 499  | 2026-11-30T16:00:00.001Z    | MONTH
        500  | 499  | 2026-12-01T00:00:00Z        | MONTH
        1200 | 1199 | 2026-11-30T16:00:00Z        | QUARTER
        9000 | 8999 | 2026-12-31T16:00:00Z        | all time
        """)
    void lessIsIssuedOnlyFromTheBeginningOfAPeriodOn(int before, int after, Instant from, String per) {
        Program lower = program(SETTINGS.replace("\"points\":" + before, "\"points\":" + after));

        assertThat(SettingsForm.succeedsFrom(from, program(SETTINGS), lower))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.code()).isEqualTo("unchangeable");
                    assertThat(violation.pointer()).startsWith("/merchants/0/mostIssued/");
                    assertThat(violation.reason())
                            .contains("up to " + before + " ")
                            .contains(per);
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "points":500     | "points":501     | 2026-11-15T16:00:00Z
        "points":500     | "points":499     | 2026-11-30T16:00:00Z
        "points":1200    | "points":1199    | 2026-12-31T16:00:00Z
        "overflow":"CUT" | "overflow":"REFUSE" | 2026-11-15T16:00:00Z
        "per":"EVER"     | "per":"YEAR"     | 2026-11-15T16:00:00Z
        """)
    void moreIsIssuedAtAnyTimeAndLessFromTheFirstMomentOn(String before, String after, Instant from) {
        assertThat(SETTINGS).contains(before);
        assertThat(SettingsForm.succeedsFrom(from, program(SETTINGS), program(SETTINGS.replace(before, after))))
                .isEmpty();
    }

    @Test
    void aZoneThatChangesHasToBeginThePeriodToo() {
        String lower = SETTINGS.replace("\"points\":500", "\"points\":499").replace("Asia/Shanghai", "Asia/Tokyo");

        assertThat(SettingsForm.succeedsFrom(Instant.parse("2026-11-30T15:00:00Z"), program(SETTINGS), program(lower)))
                .hasSize(1);
        assertThat(SettingsForm.succeedsFrom(Instant.parse("2026-11-30T16:00:00Z"), program(SETTINGS), program(lower)))
                .hasSize(1);
    }

    @Test
    void namesQuarters() {
        assertThat(RuleGroup.Per.QUARTER.period(LocalDate.of(2026, 12, 31))).isEqualTo("2026-Q4");
        assertThat(RuleGroup.Per.QUARTER.period(LocalDate.of(2027, 1, 1))).isEqualTo("2027-Q1");
    }

    private static Program program(String settings) {
        return ((Reading.Valid) SettingsForm.read(DemoProgram.ID, 2, settings)).program();
    }
}
