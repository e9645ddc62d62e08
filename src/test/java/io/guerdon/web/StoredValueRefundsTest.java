package io.guerdon.web;

import static io.guerdon.web.StoredValueProgram.pay;
import static io.guerdon.web.StoredValueProgram.spend;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Money that was paid in goes back by where it came from, and its bonus never as money. */
class StoredValueRefundsTest {
    private final StoredValueProgram shop = StoredValueProgram.shared();
    private final String member = shop.member();

    @Test
    void callingATopUpOffLeavesNothingOfIt() {
        String topUp = shop.toppedUp(member, "stored-value", 200_000);

        Http.Reply told = shop.refund(member, topUp, "");

        assertThat(told.json().at("/paidBack/amount").asLong()).isEqualTo(200_000);
        assertThat(told.json().path("bonus").toString())
                .isEqualTo("{\"claimed\":30000,\"taken\":30000,\"alreadyExpired\":0,\"deducted\":0,\"owed\":0}");
        assertThat(shop.both(member, "stored-value")).isEqualTo("0+0");
        assertThat(shop.refund(member, topUp, "").code()).isEqualTo("top-up-used-up");
        assertThat(shop.refund(member, topUp, "1").code()).isEqualTo("top-up-used-up");
    }

    @Test
    void theBonusIsJudgedAsIfOnlyTheRestHadBeenPaidIn() {
        String topUp = shop.toppedUp(member, "stored-value", 200_000);

        assertThat(shop.refund(member, topUp, "100000")
                        .json()
                        .at("/bonus/claimed")
                        .asLong())
                .isEqualTo(20_000);
        assertThat(shop.both(member, "stored-value")).isEqualTo("100000+10000");
        shop.refund(member, topUp, "1");
        assertThat(shop.both(member, "stored-value")).isEqualTo("99999+0");
    }

    @Test
    void aSpentBonusIsDeductedFromWhatIsLeft() {
        String topUp = shop.toppedUp(member, "prepaid", 1_000);
        shop.spent(member, "prepaid", 550);
        assertThat(shop.both(member, "prepaid")).isEqualTo("500+50");

        Http.Reply much = shop.refund(member, topUp, "451");
        assertThat(much.code()).isEqualTo("refund-exceeds-top-up");
        assertThat(much.json().path("refundable").asLong()).isEqualTo(450);
        Http.Reply told = shop.refund(member, topUp, "");

        assertThat(told.json().at("/paidBack/amount").asLong()).isEqualTo(450);
        assertThat(told.json().at("/bonus/deducted").asLong()).isEqualTo(50);
        assertThat(told.json().at("/bonus/taken").asLong()).isEqualTo(50);
        assertThat(shop.both(member, "prepaid")).isEqualTo("0+0");
    }

    @Test
    void orItIsOwedAndTheNextBonusPaysIt() {
        String topUp = shop.toppedUp(member, "treats", 1_000);
        shop.spent(member, "treats", 80);

        Http.Reply told = shop.refund(member, topUp, "");

        assertThat(told.json().at("/paidBack/amount").asLong()).isEqualTo(1_000);
        assertThat(told.json().at("/bonus/owed").asLong()).isEqualTo(80);
        assertThat(told.json().at("/balances/treat-gift/owed").asLong()).isEqualTo(80);
        shop.toppedUp(member, "treats", 1_000);
        assertThat(shop.both(member, "treats")).isEqualTo("1000+20");
    }

    @Test
    void aBonusThatExpiredIsNotAskedForAgain() {
        String topUp = shop.toppedUp(member, "stored-value", 100_000);
        shop.clock().advance(Duration.ofDays(91));

        Http.Reply told = shop.refund(member, topUp, "");

        assertThat(told.json().at("/paidBack/amount").asLong()).isEqualTo(100_000);
        assertThat(told.json().at("/bonus/alreadyExpired").asLong()).isEqualTo(10_000);
    }

    @Test
    void whatIsPutAsideIsNotPaidBack() {
        String topUp = shop.toppedUp(member, "stored-value", 100_000);
        shop.till(member + "/holds", """
            {"merchant":"books","unit":"stored-value","amount":40000,"lapsesAfter":"PT15M"}\
            """);

        assertThat(shop.refund(member, topUp, "60001").code()).isEqualTo("refund-exceeds-top-up");
        assertThat(shop.refund(member, topUp, "60000").status()).isEqualTo(201);
    }

    @Test
    void theListSaysWhatIsLeftOfEachAndCanBePaidBack() {
        shop.toppedUp(member, "prepaid", 1_000);
        shop.spent(member, "prepaid", 550);
        String second = shop.toppedUp(member, "treats", 1_000);
        shop.refund(member, second, "300");

        Http.Reply list = shop.read("demo-operator", member + "/top-ups");

        assertThat(list.json().at("/items/0/topUp").asString()).isEqualTo(second);
        assertThat(list.json().at("/items/0/paidBack").asLong()).isEqualTo(300);
        assertThat(list.json().at("/items/0/left").asLong()).isEqualTo(700);
        assertThat(list.json().at("/items/1/left").asLong()).isEqualTo(500);
        assertThat(list.json().at("/items/1/refundable").asLong()).isEqualTo(450);
        Http.Reply first = shop.read("demo-operator", member + "/top-ups?limit=1");
        assertThat(first.json().path("items").size()).isEqualTo(1);
        String next = first.json().path("nextCursor").asString();
        Http.Reply rest = shop.read("demo-operator", member + "/top-ups?limit=1&cursor=" + next);
        assertThat(rest.json().at("/items/0/storedValue").asString()).isEqualTo("prepaid");
    }

    @Test
    void aTillPaysBackWhatItsOwnMerchantTook() {
        String books = key("books");
        String topUp = shop.toppedUp(member, "prepaid", 1_000);
        String path = member + "/top-ups/" + topUp + "/refunds";
        String body = "{\"amount\":100,\"reason\":\"no\"}";

        Http.Reply refused = shop.send(books, "POST", path, body, Http.fresh("k-"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("topped-up-at-another-merchant");
        assertThat(shop.send(key("cafe"), "POST", path, body, Http.fresh("k-")).status())
                .isEqualTo(201);
        assertThat(shop.send(books, "POST", member + "/top-ups", pay("prepaid", 1_000), Http.fresh("k-"))
                        .code())
                .isEqualTo("another-merchant");
        assertThat(shop.read(books, member + "/top-ups").json().path("items").size())
                .isZero();
        assertThat(shop.refund(member, "top_x", "1").code()).isEqualTo("top-up-not-found");
        assertThat(shop.refund(shop.member(), topUp, "1").code()).isEqualTo("top-up-not-found");
    }

    private String key(String merchant) {
        return shop.http()
                .post("demo-admin", "/v1/keys", "{\"role\":\"till\",\"merchant\":\"%s\"}".formatted(merchant))
                .json()
                .path("key")
                .asString();
    }

    @Test
    void whatIsBlockedIsNeitherSpentNorToppedUpAndHoldsStay() {
        shop.toppedUp(member, "treats", 1_000);
        Http.Reply held = shop.till(member + "/holds", """
            {"merchant":"books","unit":"treats","amount":200,"lapsesAfter":"PT15M"}\
            """);
        String path = member + "/stored-values/treats";

        Http.Reply blocked = shop.operator(path + "/block", "{\"reason\":\"stolen phone\"}");

        assertThat(blocked.json().path("state").asString()).isEqualTo("blocked");
        assertThat(shop.operator(path + "/block", "{\"reason\":\"x\"}").code()).isEqualTo("stored-value-blocked");
        assertThat(shop.till(member + "/top-ups", pay("treats", 1_000)).code()).isEqualTo("stored-value-blocked");
        assertThat(shop.till(member + "/redemptions", spend("treats", "B", 1)).code())
                .isEqualTo("stored-value-blocked");
        assertThat(shop.till(member + "/quotes", """
            {"merchant":"cafe","receipt":"%s","currency":"CNY","amount":3000,"use":{"wallets":[{"unit":"treats","amount":100}]}}\
            """.formatted(Http.fresh("Q-")))
                        .json()
                        .at("/notApplied/0/why")
                        .asString())
                .isEqualTo("stored-value-blocked");
        shop.toppedUp(member, "prepaid", 1_000);
        String hold = held.json().path("hold").asString();
        assertThat(shop.till(member + "/holds/" + hold + "/capture", "").status())
                .isEqualTo(201);
        assertThat(shop.operator(path + "/unblock", "{\"reason\":\"found\"}").status())
                .isEqualTo(201);
        assertThat(shop.operator(path + "/unblock", "{\"reason\":\"found\"}").code())
                .isEqualTo("stored-value-not-blocked");
        shop.spent(member, "treats", 1);
        assertThat(shop.operator(member + "/stored-values/no/block", "{\"reason\":\"x\"}")
                        .code())
                .isEqualTo("stored-value-not-found");
    }

    @Test
    void ofWhatIsBlockedOnlyAnOperatorPaysBack() {
        String topUp = shop.toppedUp(member, "treats", 1_000);
        shop.operator(member + "/stored-values/treats/block", "{\"reason\":\"stolen card\"}");

        for (String till : new String[] {"demo-till", "demo-partner", key("cafe")}) {
            String path = member + "/top-ups/" + topUp + "/refunds";
            assertThat(shop.send(till, "POST", path, "{\"reason\":\"no\"}", Http.fresh("k-"))
                            .code())
                    .isEqualTo("stored-value-blocked");
        }
        assertThat(shop.refund(member, topUp, "").status()).isEqualTo(201);
    }

    @Test
    void aTillPaysNothingBackToWhoeverIsSuspended() {
        String topUp = shop.toppedUp(member, "prepaid", 1_000);
        shop.operator(member + "/status", "{\"status\":\"suspended\",\"reason\":\"fraud?\"}");
        String path = member + "/top-ups/" + topUp + "/refunds";

        assertThat(shop.till(path, "{\"reason\":\"no\"}").code()).isEqualTo("account-suspended");
        assertThat(shop.refund(member, topUp, "").status()).isEqualTo(201);
    }

    @Test
    void aBonusThatIsPutAsideIsNotTakenForSpent() {
        String topUp = shop.toppedUp(member, "treats", 1_000);
        String hold = shop.till(member + "/holds", """
            {"merchant":"books","unit":"treats","amount":100,"lapsesAfter":"PT15M"}\
            """).json().path("hold").asString();

        assertThat(shop.refund(member, topUp, "").code()).isEqualTo("top-up-in-use");
        shop.till(member + "/holds/" + hold + "/void", "");

        assertThat(shop.refund(member, topUp, "").json().at("/bonus/owed").asLong())
                .isZero();
        assertThat(shop.both(member, "treats")).isEqualTo("0+0");
    }

    @Test
    void whoFundsTheBonusSeesNoTopUpsElsewhere() {
        shop.toppedUp(member, "treats", 1_000);

        assertThat(shop.read(key("cafe"), member + "/top-ups")
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(1);
        assertThat(shop.read(key("books"), member + "/top-ups")
                        .json()
                        .path("items")
                        .size())
                .isZero();
    }
}
