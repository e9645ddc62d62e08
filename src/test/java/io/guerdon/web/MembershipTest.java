package io.guerdon.web;

import static io.guerdon.membership.ClubSettings.FAMILY;
import static io.guerdon.membership.ClubSettings.MONTHLY;
import static io.guerdon.membership.ClubSettings.YEARLY;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Memberships by the API alone, in a sandbox whose time the test moves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MembershipTest {
    private static final String CHARGE = "{\"plan\":\"yearly\",\"pays\":\"charge\"}";
    private static final String STORED = "{\"plan\":\"yearly\",\"pays\":\"storedValue\"}";
    private static final String RETURN = "{\"how\":\"coolingOff\",\"reason\":\"changed my mind\"}";

    private ClubProgram club;

    @BeforeAll
    void open() {
        club = new ClubProgram(YEARLY, FAMILY, MONTHLY);
    }

    @AfterAll
    void close() {
        club.close();
    }

    @Test
    void aYearPaidOutsideWithCouponsEachMonth() {
        String member = club.member();
        Http.Reply joined = club.done(member + "/membership", CHARGE);
        assertThat(joined.json().at("/entry/kind").asString()).isEqualTo("membership-join");
        assertThat(joined.json().at("/done/charge/amount/amount").asLong()).isEqualTo(13_000);
        assertThat(club.state(member)).isEqualTo("unpaid");
        assertThat(club.read(member + "/membership").json().path("access")).isEmpty();
        assertThat(club.earned(member, "")).isEqualTo(100);
        assertThat(club.tier(member)).isEmpty();

        club.pay(member);

        assertThat(club.state(member)).isEqualTo("active");
        assertThat(club.read(member + "/membership").json().path("access").toString())
                .isEqualTo("[\"lounge\",\"free-delivery\"]");
        assertThat(club.tier(member)).isEqualTo("silver");
        assertThat(club.available(member, "points")).isEqualTo(300);
        assertThat(club.available(member, "latte")).isEqualTo(2);
        assertThat(club.earned(member, "")).isEqualTo(200);
        for (int month = 1; month < 12; month++) {
            club.advance("P1M");
            assertThat(club.available(member, "latte")).as("month %d", month).isEqualTo(2);
        }
        club.advance("P1M");
        assertThat(club.state(member)).isEqualTo("grace");
        assertThat(club.earned(member, "")).as("benefits go on").isEqualTo(200);
        assertThat(club.available(member, "latte"))
                .as("coupons are for what is paid")
                .isZero();
        club.pay(member);
        assertThat(club.state(member)).isEqualTo("active");
        assertThat(club.available(member, "latte")).isEqualTo(2);
        club.advance("P1Y");
        club.advance("P11D");
        assertThat(club.read(member + "/membership").code()).isEqualTo("membership-not-found");
        assertThat(club.tier(member)).isEmpty();
        assertThat(club.earned(member, "")).isEqualTo(100);
    }

    @Test
    void withinAWeekItGoesBackWithEverythingThatWasGivenInOneEntry() {
        String member = club.member();
        club.done(member + "/membership", CHARGE);
        String charge = club.charge(member);
        club.pay(member);
        String coupon =
                club.read(member + "/coupons").json().at("/items/0/coupon").asString();
        club.done(member + "/coupons/" + coupon + "/redemptions", """
            {"merchant":"cafe","reference":"%s","currency":"CNY","lines":[{"line":1,"category":"coffee","amount":2000}]}\
            """.formatted(Http.fresh("C-")));
        club.done(member + "/redemptions", "{\"merchant\":\"books\",\"points\":150,\"reference\":\"B-1\"}");
        club.advance("P6DT23H");
        Http.Reply seen = club.read(member + "/membership/preview/cancel?how=coolingOff");

        Http.Reply back = club.done(member + "/membership/cancel", RETURN);

        assertThat(back.json().path("done")).isEqualTo(seen.json().path("done"));
        assertThat(back.json().at("/done/returned").toString())
                .isEqualTo("{\"toStoredValue\":0,\"toPay\":12500,\"kept\":500,\"coupons\":1,\"couponsUsed\":1,"
                        + "\"gift\":50,\"giftMissing\":150}");
        assertThat(club.available(member, "latte")).isZero();
        assertThat(club.available(member, "points")).isZero();
        assertThat(club.read(member + "/balances")
                        .json()
                        .at("/balances/points/owed")
                        .asLong())
                .isEqualTo(150);
        assertThat(club.read(member + "/membership").code()).isEqualTo("membership-not-found");
        assertThat(club.till(member + "/charges/" + charge + "/refund", "{\"reason\":\"again\"}")
                        .code())
                .isEqualTo("fee-returned");
    }

    @Test
    void aWeekAndADayLaterItDoesNot() {
        String member = club.member();
        club.topUp(member, 13_000);
        club.done(member + "/membership", STORED);
        assertThat(club.available(member, "cash")).isZero();
        club.advance("P7D");

        Http.Reply late = club.till(member + "/membership/cancel", RETURN);

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.code()).isEqualTo("cooling-off-over");
        club.done(member + "/membership/cancel", RETURN.replace("coolingOff", "periodEnd"));
        assertThat(club.read(member + "/membership").json().path("outlook").asString())
                .isEqualTo("ends");
        club.advance("P1Y");
        assertThat(club.read(member + "/membership").code()).isEqualTo("membership-not-found");
    }

    @Test
    void aFamilyUpgradeInTheMiddleCostsTheDifferenceForTheDaysThatAreLeft() {
        String member = club.member();
        club.topUp(member, 100_000);
        Http.Reply joined = club.done(member + "/membership", STORED);
        String until = joined.json().at("/done/until").asString();
        club.advance("P100D");
        String change = "{\"plan\":\"family\",\"when\":\"now\",\"pays\":\"storedValue\"}";
        Http.Reply seen = club.read(member + "/membership/preview/change?plan=family&when=now&pays=storedValue");

        Http.Reply changed = club.done(member + "/membership/change", change);

        // ceil(24001 × 265 ÷ 365) − floor(12000 × 265 ÷ 365)
        assertThat(changed.json().at("/done/paid/amount").asLong()).isEqualTo(17_426 - 8_712);
        assertThat(changed.json().path("done")).isEqualTo(seen.json().path("done"));
        assertThat(changed.json().path("balances")).isEqualTo(seen.json().path("balances"));
        assertThat(changed.json().at("/done/until").asString()).isEqualTo(until);
        assertThat(club.available(member, "cash")).isEqualTo(100_000 - 13_000 - 8_714);
        assertThat(club.till(member + "/membership/change", change.replace("family", "yearly"))
                        .code())
                .isEqualTo("downgrade-waits");
        club.done(
                member + "/membership/change",
                change.replace("family", "yearly").replace("now", "periodEnd"));
        assertThat(club.read(member + "/membership").json().path("nextPlan").asString())
                .isEqualTo("yearly");
        club.advance("P265D");
        assertThat(club.read(member + "/membership").json().path("plan").asString())
                .isEqualTo("yearly");
        assertThat(club.available(member, "cash")).isEqualTo(100_000 - 13_000 - 8_714 - 12_000);
    }

    @Test
    void aSaleThatComesLateIsJudgedByThePlanOfItsTime() {
        String member = club.member();
        String before = now(member);
        club.advance("PT1H");
        club.topUp(member, 13_000);
        club.done(member + "/membership", STORED);
        club.advance("P10D");
        String during = now(member);
        club.advance("P2Y");
        assertThat(club.read(member + "/membership").code()).isEqualTo("membership-not-found");

        assertThat(club.earned(member, during)).isEqualTo(200);
        assertThat(club.earned(member, before)).isEqualTo(100);
        assertThat(club.earned(member, "")).isEqualTo(100);
    }

    private String now(String member) {
        return club.done(member + "/purchases", Http.purchase(Http.fresh("N-"), 1))
                .json()
                .at("/entry/recordedAt")
                .asString();
    }

    @Test
    void aRepeatIsAnsweredWordForWord() {
        String member = club.member();
        club.topUp(member, 26_000);
        String key = Http.fresh("k-");
        Http.Reply first = club.send("sandbox-till", "POST", member + "/membership", STORED, key);
        Http.Reply again = club.send("sandbox-till", "POST", member + "/membership", STORED, key);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.replayed()).isTrue();
        assertThat(club.send("sandbox-till", "POST", member + "/membership", CHARGE, key)
                        .code())
                .isEqualTo("idempotency-key-reused");
        assertThat(club.till(member + "/membership", STORED).code()).isEqualTo("already-member");
        assertThat(club.available(member, "cash")).isEqualTo(13_000);
    }

    @Test
    void whatIsNotPossibleIsRefusedWithItsOwnCode() {
        String member = club.member();
        String path = member + "/membership";
        assertThat(club.read(path).code()).isEqualTo("membership-not-found");
        assertThat(club.till(path + "/renew", "{\"pays\":\"charge\"}").code()).isEqualTo("membership-not-found");
        assertThat(club.till(path, CHARGE.replace("yearly", "none")).code()).isEqualTo("membership-plan-not-found");
        assertThat(club.till(path, STORED).code()).isEqualTo("fee-not-covered");
        assertThat(club.till(path, "{\"plan\":\"yearly\"}").code()).isEqualTo("malformed-request");
        assertThat(club.till(path, "{\"plan\":\"yearly\",\"pays\":\"cash\"}").code())
                .isEqualTo("malformed-request");
        assertThat(club.read(path + "/preview/join?plan=none&pays=charge").code())
                .isEqualTo("membership-plan-not-found");
        club.done(path, CHARGE);
        assertThat(club.till(path + "/renew", "{\"pays\":\"charge\"}").code()).isEqualTo("membership-not-running");
        assertThat(club.till(path + "/resume", "").code()).isEqualTo("membership-not-running");
        assertThat(club.till(path + "/cancel", RETURN).code()).isEqualTo("membership-not-running");
        club.pay(member);
        assertThat(club.till(path + "/change", "{\"plan\":\"yearly\",\"when\":\"now\",\"pays\":\"charge\"}")
                        .code())
                .isEqualTo("already-on-plan");
        assertThat(club.till(path + "/resume", "").code()).isEqualTo("membership-not-running");
        assertThat(club.read("/v1/program/plans").json().path("plans")).hasSize(3);
        assertThat(club.send("sandbox-partner", "POST", path + "/pause", "", Http.fresh("k-"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whatIsPutAsideForAPaymentIsNotTakenBack() {
        String member = club.member();
        club.topUp(member, 13_000);
        club.done(member + "/membership", STORED);
        String hold = club.done(member + "/holds", "{\"merchant\":\"books\",\"points\":50,\"lapsesAfter\":\"PT15M\"}")
                .json()
                .path("hold")
                .asString();
        assertThat(club.till(member + "/membership/cancel", RETURN).code()).isEqualTo("benefit-in-use");
        club.done(member + "/holds/" + hold + "/void", "");

        Http.Reply back = club.done(member + "/membership/cancel", RETURN);

        assertThat(back.json().at("/done/returned/toStoredValue").asLong()).isEqualTo(13_000);
        assertThat(club.available(member, "cash")).isEqualTo(13_000);
        assertThat(club.available(member, "points")).isZero();
    }

    @Test
    void aTierThatComesAndGoesWithThePlanIsToldWithItsReason() {
        String member = club.member();
        club.topUp(member, 13_000);
        Http.Reply joined = club.done(member + "/membership", STORED);
        Http.Reply left = club.done(member + "/membership/cancel", RETURN);

        assertThat(told(member, joined)).isEqualTo("none → silver, plan");
        assertThat(told(member, left)).isEqualTo("silver → none, plan");
    }

    private String told(String member, Http.Reply reply) {
        var tier = club.tierTold(member, reply.json().at("/entry/id").asString());
        return tier.path("from").asString("none") + " → " + tier.path("to").asString("none") + ", "
                + tier.path("reason").asString();
    }

    @Test
    void theSameRulesOverTheSameHistoryGiveTheSame() {
        String member = club.member();
        club.topUp(member, 13_000);
        club.earned(member, "");
        club.done(member + "/membership", STORED);
        club.earned(member, "");
        club.advance("P1D");
        String then = now(member);
        club.advance("P2Y");
        club.earned(member, "");
        club.earned(member, then);

        var report = club.backtest();

        assertThat(report.path("state").asString()).as(report.toString()).isEqualTo("done");
        for (var wallet : report.path("wallets")) {
            assertThat(wallet.path("would")).as(wallet.toString()).isEqualTo(wallet.path("recorded"));
        }
        assertThat(report.path("gains").size() + report.path("losses").size()).isZero();
    }

    @Test
    void aPauseMovesTheEndAndGivesNothing() {
        String member = club.member();
        club.topUp(member, 100_000);
        club.done(member + "/membership", STORED);
        club.advance("P10D");
        club.done(member + "/membership/pause", "");
        assertThat(club.earned(member, "")).isEqualTo(100);
        assertThat(club.tier(member)).isEmpty();
        String until = club.read(member + "/membership").json().path("until").asString();
        club.advance("P30D");
        assertThat(club.available(member, "latte"))
                .as("those of the first month are over, others wait")
                .isZero();

        Http.Reply resumed = club.done(member + "/membership/resume", "");

        assertThat(resumed.json().at("/done/until").asString())
                .isEqualTo(java.time.LocalDate.parse(until).plusDays(29).toString());
        assertThat(club.earned(member, "")).isEqualTo(200);
        club.done(member + "/membership/pause", "");
        club.advance("P61D");
        assertThat(club.state(member))
                .as("no pause is longer than the plan says")
                .isEqualTo("active");
    }
}
