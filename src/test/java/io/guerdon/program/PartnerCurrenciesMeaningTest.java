package io.guerdon.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.program.PartnerCurrency.Direction;
import io.guerdon.program.SettingsForm.Reading;
import io.guerdon.unit.PartnerCurrencyId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Partners' own currencies that cannot be meant, and what must not change. */
class PartnerCurrenciesMeaningTest {
    private static final String DEMO =
            ProgramJson.settings(DemoProgram.program()).toString();
    private static final String CURRENCIES = """
        "partnerCurrencies":[
         {"id":"beans","merchant":"cafe",
          "in":{"units":100,"points":40,"least":200,"most":10000,"perMember":{"most":20000,"per":"MONTH"}},
          "out":{"points":50,"units":100,"least":100,"most":1000}},
         {"id":"pages","merchant":"books","out":{"points":7,"units":3,"least":7,"most":70}}]\
        """.replaceAll("\\n *", "");
    private static final String SETTINGS = DEMO.replace("\"rewards\":[]", "\"rewards\":[]," + CURRENCIES)
            .replace(
                    "\"id\":\"cafe\",\"issuing\":\"ISSUES\"",
                    "\"id\":\"cafe\",\"issuing\":\"ISSUES\",\"clearing\":{\"paid\":{\"points\":2,\"minor\":1}}");

    @Test
    void whatCanBeMeantIsReadAndWrittenAgain() {
        Reading.Valid valid = (Reading.Valid) SettingsForm.read(DemoProgram.ID, 1, SETTINGS);

        PartnerCurrency beans = valid.program()
                .catalogue()
                .partnerCurrency(new PartnerCurrencyId("beans"))
                .orElseThrow();
        assertThat(Direction.IN.convert(beans.in().orElseThrow(), 500)).isEqualTo(200);
        assertThat(Direction.OUT.convert(beans.out().orElseThrow(), 150)).isEqualTo(300);
        assertThat(ProgramJson.parse(ProgramJson.write(valid.program()))).isEqualTo(valid.program());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "id":"beans"        | "id":"points"      | duplicate        | /catalogue/partnerCurrencies/0/id        | points is there twice, or the name of something members have here
        "id":"pages"        | "id":"beans"       | duplicate        | /catalogue/partnerCurrencies/1/id        | beans is there twice, or the name of something members have here
        "merchant":"cafe"   | "merchant":"inn"   | unknown-merchant | /catalogue/partnerCurrencies/0/merchant  | inn is no merchant of the program
        "merchant":"cafe"   | "merchant":"books" | wrong-use        | /catalogue/partnerCurrencies/0/in        | books does not issue: nobody would fund what comes in
        "merchant":"books"  | "merchant":"inn2"  | unknown-merchant | /catalogue/partnerCurrencies/1/merchant  | inn2 is no merchant of the program
        "least":200         | "least":250        | inexact-rate     | /catalogue/partnerCurrencies/0/in/least  | 250 is no whole number of steps of 100: it lies between 200 and 300
        "most":10000        | "most":10001       | inexact-rate     | /catalogue/partnerCurrencies/0/in/most   | 10001 is no whole number of steps of 100: it lies between 10000 and 10100
        "most":10000        | "most":100         | out-of-range     | /catalogue/partnerCurrencies/0/in/most   | at least as much as least
        "most":20000        | "most":199         | out-of-range     | /catalogue/partnerCurrencies/0/in/perMember/most | at least as much as least
        "least":100         | "least":99         | inexact-rate     | /catalogue/partnerCurrencies/0/out/least | 99 is no whole number of steps of 50: it lies between 50 and 100
        "most":70           | "most":71          | inexact-rate     | /catalogue/partnerCurrencies/1/out/most  | 71 is no whole number of steps of 7: it lies between 70 and 77
        "units":3           | "units":1000000000000 | out-of-range  | /catalogue/partnerCurrencies/1/out/most  | would come to 10000000000000; 1000000000000 is the most there may be
        "points":40         | "points":51        | gains-by-return  | /catalogue/partnerCurrencies/0/out       | 5000 beans converted in and out again would be 5100
        "points":40         | "points":0         | out-of-range     | /catalogue/partnerCurrencies/0/in/points |
        "units":100,"points" | "unit":100,"points" | unknown-field  | /catalogue/partnerCurrencies/0/in/unit   |
        "per":"MONTH"       | "per":"WEEK"       | not-one-of       | /catalogue/partnerCurrencies/0/in/perMember/per |
        """)
    void saysWhatIsWrongAndWhere(String right, String wrong, String code, String pointer, String reason) {
        assertThat(SETTINGS).contains(right);

        String changed = SETTINGS.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong));
        if (right.startsWith("\"merchant\":\"cafe\"") || right.startsWith("\"merchant\":\"books\"")) {
            changed = SETTINGS.replace(right, wrong);
        }
        assertThat(violations(changed)).anySatisfy(violation -> {
            assertThat(violation.code()).isEqualTo(code);
            assertThat(violation.pointer()).isEqualTo(pointer);
            if (reason != null) {
                assertThat(violation.reason()).isEqualTo(reason);
            }
        });
    }

    @Test
    void whereNothingIsLostByGoingRoundTheProgramHasToWantThat() {
        String even = SETTINGS.replace("\"points\":40", "\"points\":50");
        assertThat(violations(even))
                .containsExactly(new Violation(
                        "/catalogue/partnerCurrencies/0/out",
                        "renews-by-return",
                        "5000 beans converted in and out again would be 5000, and points that go out and in again"
                                + " would never expire; let something be lost, or say goingRound RENEWS"));

        String wanted =
                even.replace("\"merchant\":\"cafe\",\"in\"", "\"merchant\":\"cafe\",\"goingRound\":\"RENEWS\",\"in\"");
        Program program = ((Reading.Valid) SettingsForm.read(DemoProgram.ID, 2, wanted)).program();
        assertThat(ProgramJson.parse(ProgramJson.write(program))).isEqualTo(program);
        String gaining = wanted.replace("\"points\":50,\"least\":200", "\"points\":51,\"least\":200");
        assertThat(violations(gaining)).extracting(Violation::code).containsExactly("gains-by-return");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"mode\":\"never\"}", "{\"mode\":\"on-date\",\"date\":\"2030-12-31\"}"})
    void whereNothingLivesAnewNothingNeedBeLost(String expiry) {
        String usual = "\"expiry\":{\"mode\":\"after-period\",\"period\":\"P24M\",\"roundUp\":\"MONTH\"}";
        String even = SETTINGS.replace("\"points\":40", "\"points\":50");
        assertThat(even).containsOnlyOnce(usual);

        assertThat(violations(even.replace(usual, "\"expiry\":" + expiry))).isEmpty();
    }

    @Test
    void pointsGoOutOnlyToWhomTheSettingsSayWhatItIsPaid() {
        String unpaid = SETTINGS.replace(",\"clearing\":{\"paid\":{\"points\":2,\"minor\":1}}", "");

        assertThat(violations(unpaid))
                .containsExactly(new Violation(
                        "/catalogue/partnerCurrencies/0/out",
                        "wrong-use",
                        "cafe accepts no points and has no clearing.paid: nothing says what it is paid"));
    }

    @Test
    void oneThatIsConvertedNeitherWayIsNone() {
        assertThat(violations(SETTINGS.replace(",\"out\":{\"points\":7,\"units\":3,\"least\":7,\"most\":70}", "")))
                .containsExactly(new Violation(
                        "/catalogue/partnerCurrencies/1", "missing", "in, out or both: it is converted neither way"));
    }

    @Test
    void aCurrencyStaysWhoseItIs() {
        Program before = ((Reading.Valid) SettingsForm.read(DemoProgram.ID, 1, SETTINGS)).program();
        Program none = ((Reading.Valid) SettingsForm.read(DemoProgram.ID, 2, DEMO)).program();
        String others =
                SETTINGS.replace("{\"id\":\"pages\",\"merchant\":\"books\"", "{\"id\":\"pages\",\"merchant\":\"cafe\"");
        Program moved = ((Reading.Valid) SettingsForm.read(DemoProgram.ID, 2, others)).program();

        assertThat(SettingsForm.succeeds(before, none)).isEmpty();
        assertThat(SettingsForm.succeeds(before, moved))
                .containsExactly(
                        new Violation("/catalogue/partnerCurrencies", "unchangeable", "pages is kept by books"));
    }

    private static List<Violation> violations(String settings) {
        return switch (SettingsForm.read(DemoProgram.ID, 2, settings)) {
            case Reading.Valid _ -> List.of();
            case Reading.Invalid invalid -> invalid.violations();
        };
    }
}
