package io.guerdon.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines of credit that cannot be meant, and what must not change once members may owe something. */
class CreditLinesMeaningTest {
    private static final String WALLET = """
        {"id":"%s","use":"TENDER","lots":{"expiry":{"mode":"never"},"pending":{"mode":"at-once"},
         "owed":"OWE","grace":"P7D"}}\
        """;
    private static final String LINE = """
        {"wallet":"account","lender":"cafe","highestLimit":1000,"warnsAtBasisPoints":8000,"ageingDays":[30,60]}\
        """;
    private static final String PLAIN = ProgramJson.settings(DemoProgram.program())
            .toString()
            .replace(
                    "\"wallets\":[]",
                    "\"wallets\":[" + WALLET.formatted("account") + ","
                            + WALLET.formatted("brief")
                                    .replace("\"never\"", "\"after-period\",\"period\":\"P9D\",\"roundUp\":\"NONE\"")
                            + "," + WALLET.formatted("stamps").replace("TENDER", "COLLECT") + "]");
    private static final String LENT = PLAIN.replace("\"rewards\":[]", "\"rewards\":[],\"creditLines\":[" + LINE + "]");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "wallet":"account"         | "wallet":"none"              | unknown-wallet   | /catalogue/creditLines/0/wallet
        "wallet":"account"         | "wallet":"points"            | unknown-wallet   | /catalogue/creditLines/0/wallet
        "wallet":"account"         | "wallet":"stamps"            | wrong-use        | /catalogue/creditLines/0/wallet
        "wallet":"account"         | "wallet":"brief"             | wrong-use        | /catalogue/creditLines/0/wallet
        "lender":"cafe"            | "lender":"inn"               | unknown-merchant | /catalogue/creditLines/0/lender
        "highestLimit":1000        | "highestLimit":0             | out-of-range     | /catalogue/creditLines/0/highestLimit
        "warnsAtBasisPoints":8000  | "warnsAtBasisPoints":10001   | out-of-range     | /catalogue/creditLines/0/warnsAtBasisPoints
        "warnsAtBasisPoints":8000  | "warnsAtBasisPoints":0       | out-of-range     | /catalogue/creditLines/0/warnsAtBasisPoints
        "ageingDays":[30,60]       | "ageingDays":[30,30]         | out-of-range     | /catalogue/creditLines/0/ageingDays/1
        "payouts":[]               | "payouts":[{"wallet":"account","minimum":1}] | wrong-use | /catalogue/payouts/0/wallet
        "groups":[]                | "groups":[{"id":"g","wallet":"account","play":"ALL","rules":[{"id":"r","atLeast":{"minor":0,"pieces":0},"effect":{"gives":"fixed","points":1}}]}] | wrong-use | /policies/groups/0/wallet
        "groups":[]                | "groups":[],"activities":[{"type":"review","groups":[{"id":"g","wallet":"account","play":"ALL","rules":[{"id":"r","atLeast":{"minor":0,"pieces":0},"effect":{"gives":"fixed","points":1}}]}]}] | wrong-use | /policies/activities/0/groups/0/wallet
        "giftCards":[]             | "giftCards":[{"id":"classic","wallet":"account","load":{"least":1,"most":10,"highestBalance":10,"reloading":"ONCE"},"network":{},"validity":{"expiry":{"mode":"never"},"grace":"P7D"},"leaving":{"moving":"NOWHERE"}}] | wrong-use | /catalogue/giftCards/0/wallet
        "rewards":[]               | "rewards":[{"id":"mug","cost":{"wallet":"account","amount":1},"title":{"en":"A mug"}}] | wrong-use | /catalogue/rewards/0/cost/wallet
        "rewards":[]               | "rewards":[],"storedValues":[{"id":"stored","parts":{"principal":"account","bonus":"brief","order":"PRINCIPAL_FIRST"},"limits":{"least":1,"most":1,"highestPrincipal":1,"mostPerDay":1},"bonus":{"steps":[],"rounding":"DOWN","whenSpent":"OWE"}}] | wrong-use | /catalogue/storedValues/0/parts/principal
        """)
    void saysWhatIsWrongAndWhere(String right, String wrong, String code, String pointer) {
        assertThat(LENT).contains(right);

        assertThat(violations(LENT.replace(right, wrong))).anySatisfy(violation -> {
            assertThat(violation.code()).isEqualTo(code);
            assertThat(violation.pointer()).isEqualTo(pointer);
        });
    }

    @Test
    void aWalletIsOneLineOfCredit() {
        assertThat(violations(LENT.replace(LINE, LINE + "," + LINE)))
                .extracting(Violation::code, Violation::pointer)
                .containsExactly(tuple("duplicate", "/catalogue/creditLines/1/wallet"));
    }

    @Test
    void readsWhatItShows() {
        Program lent = program(LENT);

        assertThat(lent.catalogue().creditLines())
                .singleElement()
                .satisfies(line -> assertThat(line.ageingDays()).containsExactly(30, 60));
        assertThat(program(ProgramJson.settings(lent).toString())).isEqualTo(lent);
        assertThat(violations(LENT)).isEmpty();
    }

    @Test
    void neitherTheWalletNorTheLenderChanges() {
        Program lent = program(LENT);

        assertThat(SettingsForm.succeeds(lent, program(LENT))).isEmpty();
        assertThat(SettingsForm.succeeds(lent, program(LENT.replace("\"highestLimit\":1000", "\"highestLimit\":9"))))
                .isEmpty();
        assertThat(SettingsForm.succeeds(lent, program(LENT.replace("\"lender\":\"cafe\"", "\"lender\":\"books\""))))
                .extracting(Violation::pointer)
                .containsExactly("/catalogue/creditLines");
        assertThat(SettingsForm.succeeds(lent, program(PLAIN)))
                .extracting(Violation::pointer)
                .containsExactly("/catalogue/creditLines");
    }

    @Test
    void whatMembersMayHaveDoesNotBecomeCredit() {
        assertThat(SettingsForm.succeeds(program(PLAIN), program(LENT)))
                .extracting(Violation::pointer)
                .containsExactly("/catalogue/creditLines");
    }

    private static List<Violation> violations(String settings) {
        return switch (SettingsForm.read(DemoProgram.ID, 2, settings)) {
            case SettingsForm.Reading.Valid _ -> List.of();
            case SettingsForm.Reading.Invalid invalid -> invalid.violations();
        };
    }

    private static Program program(String settings) {
        return switch (SettingsForm.read(DemoProgram.ID, 2, settings)) {
            case SettingsForm.Reading.Valid valid -> valid.program();
            case SettingsForm.Reading.Invalid invalid ->
                throw new AssertionError(invalid.violations().toString());
        };
    }
}
