package io.guerdon.membership;

import static io.guerdon.membership.ClubSettings.YEARLY;
import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.program.DemoProgram;
import io.guerdon.program.Program;
import io.guerdon.program.ProgramJson;
import io.guerdon.program.SettingsForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plans that cannot be meant are told where and what. */
class MembershipSettingsTest {
    private static final String SETTINGS = ClubSettings.settings("Asia/Shanghai", YEARLY);

    @Test
    void readsWhatItShows() {
        Program program = ClubSettings.program("Asia/Shanghai", YEARLY, ClubSettings.FREE);

        assertThat(SettingsForm.read(
                        DemoProgram.ID, 1, ProgramJson.settings(program).toString()))
                .isEqualTo(new SettingsForm.Reading.Valid(program));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "merchant":"cafe","joining"    | "merchant":"bar","joining"   | unknown-merchant | /fees/merchant
        "payFrom":"purse"              | "payFrom":"cash"             | unknown-wallet   | /fees/payFrom
        "order":"PRINCIPAL_FIRST"      | "order":"PROPORTIONAL"       | unfit-wallet     | /fees/payFrom
        "periodic":12000               | "periodic":-1                | out-of-range     | /fees/periodic
        "months":12                    | "months":0                   | out-of-range     | /term/months
        "retryDays":3                  | "retryDays":0                | out-of-range     | /renewal/retryDays
        "graceDays":10                 | "graceDays":6                | out-of-range     | /renewal/graceDays
        "everyMonths":1,               | "everyMonths":13,            | out-of-range     | /benefits/pack/everyMonths
        "AUTOMATIC"                    | "SOMETIMES"                  | not-one-of       | /renewal/mode
        "coupon":"latte"               | "coupon":"mocha"             | unknown-coupon   | /benefits/pack/coupons/0/coupon
        "supply":{}                    | "supply":{"stock":5}         | limited-coupon   | /benefits/pack/coupons/0/coupon
        "supply":{}                    | "supply":{"perMember":5}     | limited-coupon   | /benefits/pack/coupons/0/coupon
        "wallet":"points","amount"     | "wallet":"status","amount"   | unfit-wallet     | /benefits/gift/wallet
        "wallet":"points","amount"     | "wallet":"cash","amount"     | unfit-wallet     | /benefits/gift/wallet
        "tierAtLeast":"silver"         | "tierAtLeast":"tin"          | unknown-tier     | /benefits/tierAtLeast
        "whenSpent":"OWE"              | "whenSpent":"KEEP"           | not-one-of       | /term/coolingOff/whenSpent
        """)
    void saysWhatIsWrongAndWhere(String right, String wrong, String code, String pointer) {
        String settings = SETTINGS.replace(right, wrong);
        assertThat(settings).isNotEqualTo(SETTINGS);

        assertThat(told(settings)).contains(code + " /catalogue/membershipPlans/0" + pointer);
    }

    @Test
    void twoPlansOfOneNameAndAPaymentOutsideWithoutTimeAreNone() {
        assertThat(told(ClubSettings.settings("Asia/Shanghai", YEARLY, YEARLY)))
                .contains("duplicate /catalogue/membershipPlans/1/id");
        assertThat(told(ClubSettings.settings("Asia/Shanghai", YEARLY.replace("\"graceDays\":10", "\"graceDays\":7"))))
                .isEmpty();
        String hasty = YEARLY.replace(
                "\"retries\":2,\"retryDays\":3,\"graceDays\":10", "\"retries\":0,\"retryDays\":0,\"graceDays\":0");
        assertThat(told(ClubSettings.settings("Asia/Shanghai", hasty)))
                .contains("out-of-range /catalogue/membershipPlans/0/renewal/graceDays");
    }

    private static String told(String settings) {
        return switch (SettingsForm.read(DemoProgram.ID, 1, settings)) {
            case SettingsForm.Reading.Valid _ -> "";
            case SettingsForm.Reading.Invalid invalid -> {
                StringBuilder all = new StringBuilder();
                invalid.violations()
                        .forEach(each -> all.append(each.code())
                                .append(' ')
                                .append(each.pointer())
                                .append('\n'));
                yield all.toString();
            }
        };
    }
}
