package io.guerdon.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.program.SettingsForm.Reading;
import io.guerdon.unit.WalletId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stored values that cannot be meant, and what must not change once members may have some. */
class StoredValuesMeaningTest {
    private static final String WALLET = """
        {"id":"%s","use":"TENDER","lots":{"expiry":{"mode":"never"},"pending":{"mode":"at-once"},
         "owed":"OWE","grace":"P7D"}}\
        """;
    private static final String VALUES = """
        "storedValues":[{"id":"stored",
         "parts":{"principal":"cash","bonus":"gift","order":"PRINCIPAL_FIRST"},
         "limits":{"least":10,"most":1000,"highestPrincipal":1000,"mostPerDay":1000,"sellers":["cafe"]},
         "bonus":{"steps":[{"from":100,"fixed":10},{"from":200,"basisPoints":1000}],
          "rounding":"DOWN","issuer":"books","whenSpent":"OWE"}}]\
        """;
    private static final String STORED = ProgramJson.settings(DemoProgram.program())
            .toString()
            .replace(
                    "\"wallets\":[]",
                    "\"wallets\":[" + WALLET.formatted("cash") + "," + WALLET.formatted("gift") + ","
                            + WALLET.formatted("stamps").replace("TENDER", "COLLECT") + "]")
            .replace("\"rewards\":[]", "\"rewards\":[]," + VALUES);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "principal":"cash"       | "principal":"none"        | unknown-wallet   | /catalogue/storedValues/0/parts/principal
        "bonus":"gift"           | "bonus":"stamps"          | wrong-use        | /catalogue/storedValues/0/parts/bonus
        "bonus":"gift"           | "bonus":"cash"            | duplicate        | /catalogue/storedValues/0/parts/bonus
        "id":"stored"            | "id":"points"             | duplicate        | /catalogue/storedValues/0/id
        "id":"stored"            | "id":"cash"               | duplicate        | /catalogue/storedValues/0/id
        PRINCIPAL_FIRST          | OLDEST_FIRST              | not-one-of       | /catalogue/storedValues/0/parts/order
        "most":1000              | "most":9                  | out-of-range     | /catalogue/storedValues/0/limits/most
        "highestPrincipal":1000  | "highestPrincipal":999    | out-of-range     | /catalogue/storedValues/0/limits/highestPrincipal
        "mostPerDay":1000        | "mostPerDay":999          | out-of-range     | /catalogue/storedValues/0/limits/mostPerDay
        "sellers":["cafe"]       | "sellers":["inn"]         | unknown-merchant | /catalogue/storedValues/0/limits/sellers/0
        "issuer":"books"         | "issuer":"inn"            | unknown-merchant | /catalogue/storedValues/0/bonus/issuer
        "from":200               | "from":100                | out-of-range     | /catalogue/storedValues/0/bonus/steps/1/from
        "basisPoints":1000       | "basisPoints":1           | out-of-range     | /catalogue/storedValues/0/bonus/steps/1
        "basisPoints":1000       | "basisPoints":10001       | out-of-range     | /catalogue/storedValues/0/bonus/steps/1/basisPoints
        "whenSpent":"OWE"        | "whenSpent":"WRITE_OFF"   | not-one-of       | /catalogue/storedValues/0/bonus/whenSpent
        "payouts":[]             | "payouts":[{"wallet":"gift","minimum":1}] | wrong-use | /catalogue/payouts/0/wallet
        "payouts":[]             | "payouts":[{"wallet":"cash","minimum":1}] | wrong-use | /catalogue/payouts/0/wallet
        "groups":[]              | "groups":[{"id":"g","wallet":"cash","play":"ALL","rules":[{"id":"r","atLeast":{"minor":0,"pieces":0},"effect":{"gives":"fixed","points":1}}]}] | wrong-use | /policies/groups/0/wallet
        """)
    void saysWhatIsWrongAndWhere(String right, String wrong, String code, String pointer) {
        assertThat(STORED).contains(right);

        assertThat(violations(STORED.replace(right, wrong))).anySatisfy(violation -> {
            assertThat(violation.code()).isEqualTo(code);
            assertThat(violation.pointer()).isEqualTo(pointer);
        });
    }

    @Test
    void noActivityGivesIntoIt() {
        String activities = """
            "activities":[{"type":"review","groups":[{"id":"g","wallet":"gift","play":"ALL","rules":[
             {"id":"r","atLeast":{"minor":0,"pieces":0},"effect":{"gives":"fixed","points":1}}]}]}],"groups":[]\
            """;

        assertThat(violations(STORED.replace("\"groups\":[]", activities)))
                .extracting(Violation::pointer)
                .contains("/policies/activities/0/groups/0/wallet");
    }

    @Test
    void neitherGiftCardsNorRewardsTakeAPartOfIt() {
        String card = """
            "giftCards":[{"id":"classic","wallet":"cash",
             "load":{"least":1,"most":10,"highestBalance":10,"reloading":"ONCE"},"network":{},
             "validity":{"expiry":{"mode":"never"},"grace":"P7D"},"leaving":{"moving":"NOWHERE"}}]\
            """;
        String reward = """
            "rewards":[{"id":"mug","cost":{"wallet":"gift","amount":1},"title":{"en":"A mug"}}],"stored\
            """;

        assertThat(violations(STORED.replace("\"giftCards\":[]", card)))
                .extracting(Violation::pointer)
                .contains("/catalogue/giftCards/0/wallet");
        assertThat(violations(STORED.replace("\"rewards\":[],\"stored", reward)))
                .extracting(Violation::pointer)
                .contains("/catalogue/rewards/0/cost/wallet");
    }

    @Test
    void readsWhatItShows() {
        Program stored = program(STORED);

        assertThat(program(ProgramJson.settings(stored).toString())).isEqualTo(stored);
        assertThat(stored.catalogue().storedValueWith(new WalletId("gift")))
                .isEqualTo(stored.catalogue().storedValue(new WalletId("stored")));
    }

    @Test
    void itsWalletsStayAndItsBonusMayChange() {
        Program before = program(STORED);

        assertThat(SettingsForm.succeeds(before, program(STORED.replace(VALUES, "\"storedValues\":[]"))))
                .extracting(Violation::pointer)
                .containsExactly("/catalogue/storedValues");
        assertThat(SettingsForm.succeeds(
                        before,
                        program(STORED.replace(
                                "\"principal\":\"cash\",\"bonus\":\"gift\"",
                                "\"principal\":\"gift\",\"bonus\":\"cash\""))))
                .extracting(Violation::pointer)
                .containsExactly("/catalogue/storedValues");
        assertThat(SettingsForm.succeeds(
                        before,
                        program(STORED.replace("\"fixed\":10", "\"fixed\":15").replace("PRINCIPAL", "BONUS"))))
                .isEmpty();
    }

    private static List<Violation> violations(String settings) {
        return switch (SettingsForm.read(DemoProgram.ID, 2, settings)) {
            case Reading.Valid _ -> List.of();
            case Reading.Invalid invalid -> invalid.violations();
        };
    }

    private static Program program(String settings) {
        return switch (SettingsForm.read(DemoProgram.ID, 2, settings)) {
            case Reading.Valid valid -> valid.program();
            case Reading.Invalid invalid ->
                throw new AssertionError(invalid.violations().toString());
        };
    }
}
