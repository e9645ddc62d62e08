package io.guerdon.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.membership.ClubSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever funds nothing for now is not named for what is to be funded. */
class FundingMeaningTest {
    private static final String PLAN = """
        "prepaidPlans":[{"id":"year","storedValue":"purse","amount":{"least":12,"most":5000},
         "bonus":{"steps":[{"from":12,"fixed":10}],"rounding":"DOWN","issuer":"books"},
         "timetable":{"parts":12,"every":{"count":1,"unit":"MONTH"},"first":"AT_ONCE"},
         "way":{"mode":"release","closingFee":0}}],\
        """;
    private static final String BONUS = "\"bonus\":{\"steps\":[],\"rounding\":\"DOWN\"";
    private static final String CLUB = ClubSettings.settings("Asia/Shanghai", ClubSettings.YEARLY)
            .replace(BONUS, BONUS + ",\"issuer\":\"books\"")
            .replace("\"membershipPlans\"", PLAN + "\"membershipPlans\"");

    private static String standing(String settings, String merchant, String standing) {
        String id = "\"id\":\"" + merchant + "\",\"issuing\"";
        assertThat(settings).contains(id);
        return settings.replace(id, "\"standing\":\"" + standing + "\"," + id);
    }

    private static List<String> violations(String settings) {
        return switch (SettingsForm.read(DemoProgram.ID, 1, settings)) {
            case SettingsForm.Reading.Valid _ -> List.of();
            case SettingsForm.Reading.Invalid invalid ->
                invalid.violations().stream()
                        .map(found -> found.code() + " " + found.pointer())
                        .toList();
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOT_ISSUING", "SUSPENDED"})
    void bonusesAreNotFundedByOneThatFundsNothing(String standing) {
        assertThat(violations(standing(CLUB, "books", standing)))
                .containsExactly(
                        "merchant-funds-nothing /catalogue/storedValues/0/bonus/issuer",
                        "merchant-funds-nothing /catalogue/prepaidPlans/0/bonus/issuer");
        assertThat(violations(standing(CLUB, "books", "ACTIVE"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOT_ISSUING", "SUSPENDED"})
    void norAreRebates(String standing) {
        assertThat(violations(standing(RebateTexts.with(RebateTexts.VOLUME, RebateTexts.YEARLY), "cafe", standing)))
                .containsExactly("merchant-funds-nothing /catalogue/rebates/1/pays/issuer");
    }

    @Test
    void norAreGiftsButPlansOfOneThatIsSuspendedMayStay() {
        assertThat(violations(standing(CLUB, "cafe", "NOT_ISSUING")))
                .containsExactly("merchant-funds-nothing /catalogue/membershipPlans/0/benefits/gift");
        assertThat(violations(standing(CLUB, "cafe", "SUSPENDED"))).isEmpty();
        String noGift = ClubSettings.settings("Asia/Shanghai", ClubSettings.MONTHLY);
        assertThat(violations(standing(noGift, "cafe", "NOT_ISSUING"))).isEmpty();
    }
}
