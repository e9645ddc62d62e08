package io.guerdon.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.program.SettingsForm.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Budgets that cannot be meant, and what later revisions must not make of them. */
class BudgetsMeaningTest {
    private static final String GROUP = """
        {"id":"%s","play":"ALL","budgets":[{"per":"MONTH","most":500,"overflow":"CUT"},{"per":"EVER","most":9000,"overflow":"REFUSE"}],
         "rules":[{"id":"%s","atLeast":{"minor":0,"pieces":0},"effect":{"gives":"fixed","points":5}}]}\
        """;
    private static final String SETTINGS = ProgramJson.settings(DemoProgram.program())
            .toString()
            .replace(
                    "\"groups\":[]",
                    "\"groups\":[" + GROUP.formatted("g", "r")
                            + "],\"activities\":[{\"type\":\"review\",\"groups\":["
                            + GROUP.formatted("reviews", "a-review") + "]}]");

    @Test
    void readsWhatItShows() {
        Program program = program(SETTINGS);

        assertThat(program.policies().groups().getFirst().budgets())
                .containsExactly(
                        new RuleGroup.Budget(RuleGroup.Per.MONTH, 500, RuleGroup.Overflow.CUT),
                        new RuleGroup.Budget(RuleGroup.Per.EVER, 9000, RuleGroup.Overflow.REFUSE));
        assertThat(program(ProgramJson.settings(program).toString())).isEqualTo(program);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "per":"EVER"                           | "per":"MONTH"                     | duplicate     | /policies/groups/0/budgets/1/per
        "per":"EVER"                           | "per":"MONTH"                     | duplicate     | /policies/activities/0/groups/0/budgets/1/per
        "per":"MONTH"                          | "per":"WEEK"                      | not-one-of    | /policies/groups/0/budgets/0/per
        "per":"MONTH"                          | "per":"PURCHASE"                  | not-one-of    | /policies/groups/0/budgets/0/per
        "most":500                             | "most":0                          | out-of-range  | /policies/groups/0/budgets/0/most
        "most":500                             | "most":1.5                        | wrong-type    | /policies/groups/0/budgets/0/most
        ,"overflow":"REFUSE"                   | ,"overflow":"KEEP"                | not-one-of    | /policies/groups/0/budgets/1/overflow
        ,"overflow":"REFUSE"                   | ''                                | missing       | /policies/groups/0/budgets/1/overflow
        "per":"EVER"                           | "per":"EVER","members":3          | unknown-field | /policies/activities/0/groups/0/budgets/1/members
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
        "most":500                    | "most":499                                      | /policies/groups/0/budgets/0/most,/policies/activities/0/groups/0/budgets/0/most
        "id":"reviews","play"         | "id":"reviews","wallet":"stamps","play"         | /policies/activities/0/groups/0/wallet,/policies/activities/0/groups/0/wallet
        """)
    void aBudgetKeepsItsUnitsAndLosesNone(String right, String wrong, String pointers) {
        String wallets =
                "\"wallets\":[{\"id\":\"stamps\",\"use\":\"COLLECT\",\"lots\":{\"expiry\":{\"mode\":\"never\"},"
                        + "\"pending\":{\"mode\":\"at-once\"},\"owed\":\"WRITE_OFF\",\"grace\":\"P0D\"}}]";
        Program before = program(SETTINGS.replace("\"wallets\":[]", wallets));
        Program after = program(SETTINGS.replace("\"wallets\":[]", wallets).replace(right, wrong));

        assertThat(SettingsForm.succeeds(before, after))
                .allMatch(violation -> violation.code().equals("unchangeable"))
                .extracting(Violation::pointer)
                .containsExactly(pointers.split(","));
    }

    @Test
    void aBudgetMayGrowOrGo() {
        Program before = program(SETTINGS);

        assertThat(SettingsForm.succeeds(before, program(SETTINGS.replace("\"most\":500", "\"most\":501"))))
                .isEmpty();
        assertThat(SettingsForm.succeeds(before, program(SETTINGS.replace("\"id\":\"g\"", "\"id\":\"h\""))))
                .isEmpty();
    }

    private static Program program(String settings) {
        return ((Reading.Valid) SettingsForm.read(DemoProgram.ID, 2, settings)).program();
    }
}
