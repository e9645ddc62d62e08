package io.guerdon.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.program.SettingsForm.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What rules can ask of a member, and what they cannot; limits that cannot be meant. */
class MemberMeaningTest {
    private static final String WALLETS = """
        "wallets":[
         {"id":"visits","use":"STATUS","lots":{"expiry":{"mode":"after-period","period":"P366D","roundUp":"DAY"},
          "pending":{"mode":"at-once"},"owed":"WRITE_OFF","grace":"P0D"}},
         {"id":"orders-online","use":"STATUS","lots":{"expiry":{"mode":"never"},
          "pending":{"mode":"at-once"},"owed":"WRITE_OFF","grace":"P0D"}},
         {"id":"stamps","use":"COLLECT","lots":{"expiry":{"mode":"never"},
          "pending":{"mode":"at-once"},"owed":"WRITE_OFF","grace":"P0D"}}]\
        """;
    private static final String GROUPS = """
        "groups":[
         {"id":"feed","wallet":"visits","play":"ALL","rules":[{"id":"visit","when":["time.year > 2000"],
          "atLeast":{"minor":0,"pieces":0},"effect":{"gives":"fixed","points":1}}]},
         {"id":"g","play":"ALL","caps":[{"per":"MONTH","points":100,"overflow":"CUT"}],"times":[{"per":"YEAR","most":3}],
          "rules":[{"id":"r","when":["ASK"],"atLeast":{"minor":0,"pieces":0},"effect":{"gives":"fixed","points":5}}]}]\
        """;
    private static final String SETTINGS = ProgramJson.settings(DemoProgram.program())
            .toString()
            .replace("\"wallets\":[]", WALLETS)
            .replace("\"groups\":[]", GROUPS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "member.earned.visits.today == 0",
                "member.earned.visits.month + member.earned.visits.year > 3",
                "member.earned.orders_online.ever < 3",
                "member.birthday.isToday || member.birthday.isThisMonth",
                "member.anniversary.isToday || member.anniversary.isThisMonth"
            })
    void rulesAskOfTheMember(String condition) {
        assertThat(read(SETTINGS.replace("ASK", condition))).isInstanceOf(Reading.Valid.class);
    }

    @Test
    void readsWhatItShows() {
        Program program = ((Reading.Valid) read(SETTINGS.replace("ASK", "true"))).program();

        assertThat(program.policies().groups().getLast().times())
                .containsExactly(new RuleGroup.Times(RuleGroup.Per.YEAR, 3));
        assertThat(read(ProgramJson.settings(program).toString())).isEqualTo(new Reading.Valid(program));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ASK                  | member.earned.visit.ever < 3          | unknown-wallet    | /policies/groups/1/rules/0/when/0
        ASK                  | member.earned.stamps.ever < 3         | unknown-wallet    | /policies/groups/1/rules/0/when/0
        ASK                  | member.earned.points.ever < 3         | unknown-wallet    | /policies/groups/1/rules/0/when/0
        ASK                  | member.earned.visits.week < 3         | invalid-condition | /policies/groups/1/rules/0/when/0
        ASK                  | member.earned.visits < 3              | invalid-condition | /policies/groups/1/rules/0/when/0
        ASK                  | member.earned.visits.today            | invalid-condition | /policies/groups/1/rules/0/when/0
        ASK                  | member.earned.visits.ever < 3         | unfit-wallet      | /policies/groups/1/rules/0/when/0
        ASK                  | member.earned.orders_online.month < 3 | unfit-wallet      | /policies/groups/1/rules/0/when/0
        ASK                  | member.birthday.date == '05-17'       | invalid-condition | /policies/groups/1/rules/0/when/0
        time.year > 2000     | member.earned.visits.today == 0       | invalid-condition | /policies/groups/0/rules/0/when/0
        "per":"MONTH"        | "per":"WEEK"                          | not-one-of        | /policies/groups/1/caps/0/per
        "per":"YEAR"         | "per":"PURCHASE"                      | not-one-of        | /policies/groups/1/times/0/per
        "most":3             | "most":0                              | out-of-range      | /policies/groups/1/times/0/most
        ,"most":3            | ,"times":3                            | unknown-field     | /policies/groups/1/times/0/times
        """)
    void saysWhatIsWrongAndWhere(String right, String wrong, String code, String pointer) {
        assertThat(SETTINGS).contains(right);

        assertThat(read(SETTINGS.replace(right, wrong).replace("ASK", "true")))
                .isInstanceOfSatisfying(
                        Reading.Invalid.class,
                        invalid -> assertThat(invalid.violations()).anySatisfy(violation -> {
                            assertThat(violation.code()).isEqualTo(code);
                            assertThat(violation.pointer()).isEqualTo(pointer);
                        }));
    }

    @Test
    void ofTwoWalletsThatReadTheSameTheOneThatIsCalledThatCounts() {
        String same = SETTINGS.replace("\"id\":\"visits\"", "\"id\":\"orders_online\"")
                .replace("\"wallet\":\"visits\"", "\"wallet\":\"orders_online\"");

        assertThat(read(same.replace("ASK", "member.earned.orders_online.month < 3")))
                .isInstanceOf(Reading.Valid.class);
        assertThat(read(same.replace("orders_online", "orders.online")
                        .replace("ASK", "member.earned.orders_online.month < 3")))
                .isInstanceOf(Reading.Invalid.class);
    }

    @Test
    void theZoneInWhoseDaysSomethingWasCountedStays() {
        Program before = ((Reading.Valid) read(SETTINGS.replace("ASK", "true"))).program();
        Program after = ((Reading.Valid) read(SETTINGS.replace("ASK", "true").replace("Asia/Shanghai", "Asia/Tokyo")))
                .program();

        assertThat(SettingsForm.succeeds(before, after))
                .extracting(Violation::pointer)
                .containsExactly("/place/zone");
    }

    private static Reading read(String settings) {
        return SettingsForm.read(DemoProgram.ID, 2, settings);
    }
}
