package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.TestClock;
import io.guerdon.membership.ClubSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A merchant is suspended by publishing that: from then on nothing is agreed or paid there, by whoever asks or by time; what was paid is recorded. */
class SuspendedMerchantTest {
    private static final String ACCOUNT = """
        "wallets":[{"id":"account","use":"TENDER","lots":{"expiry":{"mode":"never"},"pending":{"mode":"at-once"},
         "owed":"OWE","grace":"P0D"}},\
        """;
    private static final String PLANS = """
        "prepaidPlans":[{"id":"four","storedValue":"purse","amount":{"least":400,"most":500000},
         "bonus":{"steps":[],"rounding":"DOWN"},
         "timetable":{"parts":4,"every":{"count":1,"unit":"MONTH"},"first":"AT_ONCE"},
         "way":{"mode":"instalments","vesting":"BY_PART","chargedDaysBefore":0,"leastPayment":1000,
          "late":{"graceDays":5,"fee":0,"lapsesAfterDays":20}}}],
        "creditLines":[{"wallet":"account","lender":"cafe","highestLimit":500000,"warnsAtBasisPoints":8000,"ageingDays":[30]}],
        "membershipPlans"\
        """;
    private static final String CLUB = ClubSettings.settings("Asia/Shanghai", ClubSettings.MONTHLY, ClubSettings.YEARLY)
            .replace("\"wallets\":[", ACCOUNT)
            .replace("\"membershipPlans\"", PLANS)
            .replaceAll("\n *", "");
    private static final String JOIN = "{\"plan\":\"monthly\",\"pays\":\"storedValue\"}";
    private static final String AGREE =
            "{\"definition\":\"four\",\"merchant\":\"cafe\",\"currency\":\"CNY\",\"amount\":40000}";

    private final Http http = Http.with();

    @AfterEach
    void stop() {
        http.close();
    }

    private static String standing(String settings, String merchant, String standing) {
        String id = "\"id\":\"" + merchant + "\",\"issuing\"";
        assertThat(settings).contains(id);
        return settings.replace(id, "\"standing\":\"" + standing + "\"," + id);
    }

    private void suspend() {
        Revising.enforce(http, standing(CLUB, "cafe", "SUSPENDED"));
    }

    private Http.Reply till(String path, String body) {
        return http.post("demo-till", path, body);
    }

    private Http.Reply done(Http.Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply;
    }

    private static void assertRefused(Http.Reply reply) {
        assertThat(reply.status() + " " + reply.code()).as(reply.text()).isEqualTo("409 merchant-suspended");
    }

    private JsonNode read(String path) {
        return http.get("demo-operator", path).json();
    }

    private long cash(String member) {
        return read(member + "/balances").at("/balances/cash/available").asLong();
    }

    private String member() {
        String member = "/v1/members/" + http.member();
        done(topUp(member));
        return member;
    }

    private Http.Reply topUp(String member) {
        return till(member + "/top-ups", """
            {"storedValue":"purse","merchant":"cafe","receipt":"%s","currency":"CNY","amount":10000,"payment":"card"}\
            """.formatted(Http.fresh("R-")));
    }

    /** The path of a plan of four parts, of which the first is asked for. */
    private String agreed(String member) {
        return member + "/prepaid-plans/"
                + done(till(member + "/prepaid-plans", AGREE))
                        .json()
                        .at("/plan/plan")
                        .asString();
    }

    @Test
    void aMembershipIsNeitherJoinedNorRenewedThere() {
        Revising.enforce(http, CLUB);
        String member = member();
        String other = member();
        done(till(member + "/membership", JOIN));
        suspend();

        assertRefused(till(other + "/membership", JOIN));
        assertRefused(till(member + "/membership/renew", "{\"pays\":\"charge\"}"));
        http.bean(TestClock.class).advance(Duration.ofDays(33));
        assertThat(read(member + "/membership").path("state").asString()).isEqualTo("grace");
        assertThat(cash(member))
                .as("one month was paid, and nothing is written")
                .isEqualTo(7_000);
        assertThat(listed()).as("and so it is listed").contains(7_000L).doesNotContain(4_000L);
        done(till(member + "/membership/cancel", "{\"how\":\"periodEnd\",\"reason\":\"enough\"}"));
        assertThat(cash(member)).isEqualTo(7_000);
    }

    /** What members have in cash, of the list of balances. */
    private List<Long> listed() {
        return read("/v1/balances?limit=500")
                .path("items")
                .valueStream()
                .map(item -> item.at("/balances/cash/available").asLong())
                .toList();
    }

    @Test
    void nothingIsPaidInThereAndNoPlanAgreed() {
        Revising.enforce(http, CLUB);
        String member = member();
        String plan = agreed(member);
        suspend();

        assertRefused(topUp(member));
        assertRefused(till(member + "/prepaid-plans", AGREE));
        assertRefused(till(plan + "/payments", """
            {"merchant":"cafe","currency":"CNY","amount":10000,"receipt":"%s"}\
            """.formatted(Http.fresh("R-"))));
        assertRefused(http.get("demo-till", plan + "/payments/preview?merchant=cafe&amount=10000"));
        assertThat(cash(member)).isEqualTo(10_000);
        done(till(plan + "/close", "{\"by\":\"member\",\"reason\":\"enough\"}"));
    }

    @Test
    void whatWasPaidOutsideIsRecordedAndNothingMoreAskedFor() {
        Revising.enforce(http, CLUB);
        String member = member();
        agreed(member);
        String charges = member + "/charges";
        String charge = charges + "/" + read(charges).at("/open/0/charge").asString();
        suspend();
        http.bean(TestClock.class).advance(Duration.ofDays(40));

        assertThat(read(charges).path("open").size())
                .as("the second part has come")
                .isOne();
        done(till(charge + "/confirm", "{\"reference\":\"psp-1\"}"));

        assertThat(read(charge).path("state").asString()).isEqualTo("confirmed");
        assertThat(cash(member)).isEqualTo(20_000);
        assertThat(read(charges).path("open").size()).isZero();
        done(till(charge + "/refund", "{\"amount\":4000,\"reference\":\"back-1\",\"reason\":\"asked for\"}"));
        assertThat(cash(member)).isEqualTo(16_000);
        assertThat(read(charges).path("open").size()).as("nor for that again").isZero();
    }

    @Test
    void noMoreIsLentByItAndWhatWasIsSpentElsewhereAndRepaid() {
        Revising.enforce(http, CLUB);
        String member = member();
        String credit = member + "/credit/account";
        done(limit(credit + "/limit", 1_000));
        suspend();

        assertRefused(limit(credit + "/limit", 1_001));
        assertRefused(http.get("demo-operator", credit + "/limit/preview?limit=1001"));
        done(till(member + "/redemptions", "{\"merchant\":\"books\",\"unit\":\"account\",\"amount\":600}"));
        done(till(credit + "/repayments", """
            {"merchant":"cafe","receipt":"%s","currency":"CNY","amount":200}\
            """.formatted(Http.fresh("R-"))));
        done(limit(credit + "/limit", 999));
    }

    private Http.Reply limit(String path, long limit) {
        return http.post("demo-operator", path, "{\"limit\":%d,\"reason\":\"asked for\"}".formatted(limit));
    }

    @Test
    void whoeverFundsNothingIsNotNamedForABonusOrAGift() {
        String bonus = "\"bonus\":{\"steps\":[],\"rounding\":\"DOWN\"";
        String named = CLUB.replace(bonus, bonus + ",\"issuer\":\"books\"");
        Revising.enforce(http, named);

        assertThat(violations(standing(named, "books", "SUSPENDED")))
                .containsExactly(
                        "merchant-funds-nothing /catalogue/storedValues/0/bonus/issuer",
                        "merchant-funds-nothing /catalogue/prepaidPlans/0/bonus/issuer");
        assertThat(violations(standing(named, "cafe", "NOT_ISSUING")))
                .containsExactly("merchant-funds-nothing /catalogue/membershipPlans/1/benefits/gift");
        assertThat(Revising.draft(http, standing(CLUB, "books", "SUSPENDED")).status())
                .as("with nobody named in the same draft")
                .isEqualTo(200);
    }

    private List<String> violations(String settings) {
        Http.Reply refused = Revising.draft(http, settings);
        assertThat(refused.status() + " " + refused.code()).as(refused.text()).isEqualTo("422 invalid-settings");
        return refused.json()
                .path("violations")
                .valueStream()
                .map(found -> found.path("code").asString() + " "
                        + found.path("pointer").asString())
                .toList();
    }
}
