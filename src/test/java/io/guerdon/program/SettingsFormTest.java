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
        "wallets":[]                   | "wallets":[{"id":"money.cny","use":"TENDER","lots":{"expiry":{"mode":"never"},"pending":{"mode":"at-once"},"owed":"OWE","grace":"P30D"}}] | duplicate | /catalogue/wallets/0/id
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "id":"r2"                      | "id":"r1"                   | duplicate         | /policies/groups/0/rules/1/id
        "id":"r2"                      | "id":"base-rate"            | not-one-of        | /policies/groups/0/rules/1/id
        "id":"r2"                      | "id":"r2","sku":"x"         | unknown-field     | /policies/groups/0/rules/1/sku
        time.hour < 12                 | time.hour + 12              | invalid-condition | /policies/groups/0/rules/0/when/0
        time.hour < 12                 | purchase.amount > 1         | invalid-condition | /policies/groups/0/rules/0/when/0
        line.price > 1                 | purchase.store == ''        | invalid-condition | /policies/groups/0/rules/0/goods/0/where/0
        line.category == 'x'           | line.size == 1              | invalid-condition | /policies/nonEarning/0/where/0
        "times":3,"per":2              | "times":2,"per":3           | out-of-range      | /policies/groups/0/rules/0/effect/times
        "gives":"fixed","points":5     | "gives":"per-set","points":5,"of":[] | wrong-size | /policies/groups/0/rules/1/effect/of
        "gives":"fixed","points":5     | "gives":"per-set","points":5,"of":[{"pieces":1,"goods":[{"where":["x"]}]}] | invalid-condition | /policies/groups/0/rules/1/effect/of/0/goods/0/where/0
        "gives":"fixed","points":5     | "gives":"nth-piece","every":1,"basisPoints":1,"rounding":"UP" | out-of-range | /policies/groups/0/rules/1/effect/every
        "gives":"fixed","points":5     | "gives":"fixed"             | missing           | /policies/groups/0/rules/1/effect/points
        "gives":"fixed","points":5     | "gives":"cashback"          | not-one-of        | /policies/groups/0/rules/1/effect/gives
        """)
    void saysWhatIsWrongWithRules(String right, String wrong, String code, String pointer) {
        String rules = """
            "nonEarning":[{"where":["line.category == 'x'"]}],"groups":[{"id":"g","play":"ALL","rules":[
             {"id":"r1","goods":[{"where":["line.price > 1"]}],"when":["time.hour < 12"],"atLeast":{"minor":0,"pieces":0},
              "effect":{"gives":"multiplier","times":3,"per":2,"rounding":"DOWN"}},
             {"id":"r2","atLeast":{"minor":0,"pieces":0},"effect":{"gives":"fixed","points":5}}]}]\
            """;
        String settings = DEMO.replace("\"nonEarning\":[],\"groups\":[]", rules);
        assertThat(SettingsForm.read(DemoProgram.ID, 1, settings)).isInstanceOf(SettingsForm.Reading.Valid.class);
        assertThat(rules).contains(right);

        assertThat(violations(settings.replace(right, wrong))).anySatisfy(violation -> {
            assertThat(violation.code()).isEqualTo(code);
            assertThat(violation.pointer()).isEqualTo(pointer);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "type":"check-in"            | "type":"review"                | duplicate         | /policies/activities/1/type
        "id":"g2"                    | "id":"g1"                      | duplicate         | /policies/activities/1/groups/0/id
        "id":"r2"                    | "id":"r1"                      | duplicate         | /policies/activities/1/groups/0/rules/0/id
        activity.attributes['a']     | activity.stars                 | invalid-condition | /policies/activities/0/groups/0/rules/0/when/0
        "gives":"fixed","points":7   | "gives":"multiplier","times":2,"per":1,"rounding":"DOWN" | not-one-of | /policies/activities/1/groups/0/rules/0/effect/gives
        """)
    void saysWhatIsWrongWithWhatActivitiesEarn(String right, String wrong, String code, String pointer) {
        String rule = "\"atLeast\":{\"minor\":0,\"pieces\":0},\"effect\":{\"gives\":\"fixed\",\"points\":";
        String activities = """
            "groups":[],"activities":[
             {"type":"review","groups":[{"id":"g1","play":"ALL","rules":[
              {"id":"r1","when":["activity.attributes['a'] == 'x'"],%1$s5}}]}]},
             {"type":"check-in","groups":[{"id":"g2","play":"ALL","rules":[{"id":"r2",%1$s7}}]}]}]\
            """.formatted(rule);
        String settings = DEMO.replace("\"groups\":[]", activities);
        assertThat(SettingsForm.read(DemoProgram.ID, 1, settings)).isInstanceOf(SettingsForm.Reading.Valid.class);
        assertThat(activities).contains(right);

        assertThat(violations(settings.replace(right, wrong))).anySatisfy(violation -> {
            assertThat(violation.code()).isEqualTo(code);
            assertThat(violation.pointer()).isEqualTo(pointer);
        });
    }

    @Test
    void readsSettingsThatAreOlderThanRules() {
        String old = DEMO.replace(",\"nonEarning\":[],\"groups\":[]", "");

        assertThat(old).isNotEqualTo(DEMO);
        assertThat(SettingsForm.read(DemoProgram.ID, 1, old))
                .isEqualTo(new SettingsForm.Reading.Valid(DemoProgram.program()));
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
