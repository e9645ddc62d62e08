package io.guerdon.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.program.SettingsForm.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prepaid plans that cannot be meant. */
class PrepaidPlansMeaningTest {
    private static final String WALLET = """
        {"id":"%s","use":"TENDER","lots":{"expiry":{"mode":"never"},"pending":{"mode":"at-once"},
         "owed":"OWE","grace":"P7D"}}\
        """;
    private static final String PLANS = """
        "storedValues":[{"id":"stored","parts":{"principal":"cash","bonus":"gift","order":"PRINCIPAL_FIRST"},
         "limits":{"least":10,"most":1000,"highestPrincipal":1000,"mostPerDay":1000},
         "bonus":{"rounding":"DOWN","whenSpent":"OWE"}}],
        "prepaidPlans":[{"id":"twelve","storedValue":"stored","amount":{"least":12,"most":5000,"sellers":["cafe"]},
         "bonus":{"steps":[{"from":100,"fixed":10},{"from":200,"basisPoints":1000}],"rounding":"DOWN","issuer":"books"},
         "timetable":{"parts":12,"every":{"count":1,"unit":"MONTH"},"first":"AT_ONCE"},
         "way":{"mode":"instalments","vesting":"BY_PART","chargedDaysBefore":3,"leastPayment":10,
          "late":{"graceDays":5,"fee":0,"lapsesAfterDays":6}}},
         {"id":"released","storedValue":"stored","amount":{"least":12,"most":5000},"bonus":{"rounding":"DOWN"},
          "timetable":{"parts":12,"every":{"count":1,"unit":"MONTH"},"first":"AT_ONCE"},
          "way":{"mode":"release","closingFee":0}}]\
        """;
    private static final String STORED = ProgramJson.settings(DemoProgram.program())
            .toString()
            .replace(
                    "\"wallets\":[]", "\"wallets\":[" + WALLET.formatted("cash") + "," + WALLET.formatted("gift") + "]")
            .replace("\"rewards\":[]", "\"rewards\":[]," + PLANS);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "released","storedValue" | "twelve","storedValue"   | duplicate        | /catalogue/prepaidPlans/1/id
        "storedValue":"stored","amount":{"least":12,"most":5000,"s | "storedValue":"cash","amount":{"least":12,"most":5000,"s | unknown-wallet | /catalogue/prepaidPlans/0/storedValue
        "least":12,"most":5000,  | "least":11,"most":5000,  | out-of-range     | /catalogue/prepaidPlans/0/amount/least
        "least":12,"most":5000,  | "least":12,"most":11,    | out-of-range     | /catalogue/prepaidPlans/0/amount/most
        "sellers":["cafe"]       | "sellers":["inn"]        | unknown-merchant | /catalogue/prepaidPlans/0/amount/sellers/0
        "issuer":"books"         | "issuer":"inn"           | unknown-merchant | /catalogue/prepaidPlans/0/bonus/issuer
        "from":200               | "from":100               | out-of-range     | /catalogue/prepaidPlans/0/bonus/steps/1/from
        "basisPoints":1000       | "basisPoints":1          | out-of-range     | /catalogue/prepaidPlans/0/bonus/steps/1
        "lapsesAfterDays":6      | "lapsesAfterDays":4      | out-of-range     | /catalogue/prepaidPlans/0/way/late/lapsesAfterDays
        "leastPayment":10        | "leastPayment":9         | out-of-range     | /catalogue/prepaidPlans/0/way/leastPayment
        "parts":12,              | "parts":121,             | out-of-range     | /catalogue/prepaidPlans/0/timetable/parts
        "count":1,               | "count":0,               | out-of-range     | /catalogue/prepaidPlans/0/timetable/every/count
        "mode":"release"         | "mode":"instalments"     | unknown-field    | /catalogue/prepaidPlans/1/way/closingFee
        "mode":"release"         | "mode":"whenever"        | not-one-of       | /catalogue/prepaidPlans/1/way/mode
        """)
    void saysWhatIsWrongAndWhere(String right, String wrong, String code, String pointer) {
        assertThat(STORED).contains(right);

        assertThat(violations(STORED.replace(right, wrong))).anySatisfy(violation -> {
            assertThat(violation.code()).isEqualTo(code);
            assertThat(violation.pointer()).isEqualTo(pointer);
        });
    }

    @Test
    void whatIsMeantIsReadAndReadAgain() {
        assertThat(violations(STORED)).isEmpty();
        Program program = ((Reading.Valid) SettingsForm.read(DemoProgram.ID, 1, STORED)).program();
        assertThat(program.catalogue().prepaidPlans()).hasSize(2);
        assertThat(ProgramJson.parse(ProgramJson.write(program))).isEqualTo(program);
    }

    private static List<Violation> violations(String settings) {
        return switch (SettingsForm.read(DemoProgram.ID, 1, settings)) {
            case Reading.Valid _ -> List.of();
            case Reading.Invalid invalid -> invalid.violations();
        };
    }
}
