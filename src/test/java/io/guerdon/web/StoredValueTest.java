package io.guerdon.web;

import static io.guerdon.web.StoredValueProgram.pay;
import static io.guerdon.web.StoredValueProgram.spend;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Money paid in, with a bonus: spent under one name, kept in two wallets. */
class StoredValueTest {
    private final StoredValueProgram shop = StoredValueProgram.shared();
    private final String member = shop.member();

    @Test
    void noAllowanceOfATillThatIsOfflineIsOfIt() {
        var device = new io.guerdon.offline.Device(
                io.guerdon.program.DemoProgram.ID, new io.guerdon.unit.OfflineTillId("trm_00000000000000000000"));
        String till = shop.operator("/v1/terminals", """
            {"merchant":"books","store":"s9","terminal":"stored","publicKey":"%s"}\
            """.formatted(device.key().text()))
                .json()
                .path("terminal")
                .asString();
        var now = shop.clock().instant();

        Http.Reply refused = shop.operator("/v1/terminals/" + till + "/allowances", """
            {"unit":"prepaid","total":500,"mostPerSale":100,"validFrom":"%s","validUntil":"%s","settleUntil":"%s"}\
            """.formatted(
                        now, now.plus(Duration.ofDays(1)), now.plus(Duration.ofDays(2))));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("stored-value-not-offline");
    }

    @Test
    void aTopUpOpensPrincipalAndBonusInOneEntry() {
        Http.Reply told = shop.till(member + "/top-ups", pay("stored-value", 200_000));

        assertThat(told.status()).isEqualTo(201);
        assertThat(told.json().at("/entry/kind").asString()).isEqualTo("top-up");
        assertThat(told.json().path("topUp").asString()).startsWith("top_");
        assertThat(told.json().path("bonus").asLong()).isEqualTo(30_000);
        assertThat(told.json().at("/loaded/0/unit").asString()).isEqualTo("cash");
        assertThat(told.json().at("/loaded/0/expiresAt").isMissingNode()).isTrue();
        assertThat(told.json().at("/loaded/1/unit").asString()).isEqualTo("gift");
        assertThat(told.json().at("/loaded/1/expiresAt").isMissingNode()).isFalse();
        assertThat(shop.both(member, "stored-value")).isEqualTo("200000+30000");
    }

    @Test
    void theLastStepThatIsReachedGives() {
        assertThat(bonus(99_999)).isZero();
        assertThat(bonus(100_000)).isEqualTo(10_000);
        assertThat(bonus(199_999)).isEqualTo(10_000);
        assertThat(bonus(200_007)).isEqualTo(30_001);
    }

    private long bonus(long amount) {
        return shop.read("demo-app", preview("stored-value", amount))
                .json()
                .path("bonus")
                .asLong();
    }

    private String preview(String storedValue, long amount) {
        return member + "/top-ups/preview?storedValue=" + storedValue + "&merchant=cafe&amount=" + amount;
    }

    @Test
    void aPreviewSaysWhatTheTopUpThenDoesAndChangesNothing() {
        Http.Reply seen = shop.read("demo-till", preview("stored-value", 100_000));
        assertThat(seen.status()).isEqualTo(200);
        assertThat(shop.available(member, "cash")).isZero();

        Http.Reply done = shop.till(member + "/top-ups", pay("stored-value", 100_000));

        for (String field : new String[] {"storedValue", "value", "bonus", "balances"}) {
            assertThat(seen.json().path(field)).isEqualTo(done.json().path(field));
        }
        assertThat(shop.read("demo-till", preview("stored-value", 999)).code()).isEqualTo("top-up-amount-not-allowed");
        assertThat(shop.read("demo-till", preview("nothing", 999)).code()).isEqualTo("stored-value-not-found");
        assertThat(shop.read("demo-till", preview("treats", 0)).code()).isEqualTo("invalid-field");
    }

    @Test
    void aRepeatIsAnsweredWordForWordAndALineOfAReceiptPaysOnce() {
        String body = pay("stored-value", "cafe", Http.fresh("R-"), 5_000);
        String key = Http.fresh("k-");
        Http.Reply first = shop.send("demo-till", "POST", member + "/top-ups", body, key);
        Http.Reply again = shop.send("demo-till", "POST", member + "/top-ups", body, key);

        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.replayed()).isTrue();
        Http.Reply other = shop.till(shop.member() + "/top-ups", body);
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.code()).isEqualTo("top-up-receipt-already-used");
        assertThat(shop.till(member + "/top-ups", body.replace("\"amount\"", "\"line\":2,\"amount\""))
                        .status())
                .isEqualTo(201);
        assertThat(shop.available(member, "cash")).isEqualTo(10_000);
    }

    @Test
    void aLineThatHasPaidForAGiftCardPaysForNoTopUpNorTheOtherWayRound() {
        String card = Http.fresh("R-");
        String sale = """
            {"definition":"classic","merchant":"cafe","receipt":"%s","currency":"CNY","amount":5000}\
            """;
        assertThat(shop.till("/v1/gift-cards", sale.formatted(card)).status()).isEqualTo(201);
        assertThat(shop.till(member + "/top-ups", pay("treats", "cafe", card, 5_000))
                        .code())
                .isEqualTo("top-up-receipt-already-used");
        String topUp = Http.fresh("R-");
        assertThat(shop.till(member + "/top-ups", pay("treats", "cafe", topUp, 5_000))
                        .status())
                .isEqualTo(201);
        assertThat(shop.till("/v1/gift-cards", sale.formatted(topUp)).code())
                .isEqualTo("gift-card-receipt-already-used");
        assertThat(shop.both(member, "treats")).isEqualTo("5000+100");
    }

    @Test
    void whatIsNotAllowedIsRefusedWithItsOwnCode() {
        assertThat(topUp(pay("nothing", 5_000))).isEqualTo("404 stored-value-not-found");
        assertThat(topUp(pay("treats", "nowhere", "R", 5_000))).isEqualTo("422 unknown-merchant");
        assertThat(topUp(pay("treats", "books", "R", 5_000))).isEqualTo("422 merchant-takes-no-top-ups");
        assertThat(topUp(pay("treats", 5_000).replace("CNY", "EUR"))).isEqualTo("422 currency-mismatch");
        assertThat(topUp(pay("stored-value", 999))).isEqualTo("422 top-up-amount-not-allowed");
        assertThat(topUp(pay("stored-value", 500_001))).isEqualTo("422 top-up-amount-not-allowed");
        assertThat(topUp(pay("treats", 0))).isEqualTo("422 invalid-field");
        assertThat(topUp(pay("treats", 5_000).replace("\"amount\"", "\"line\":0,\"amount\"")))
                .isEqualTo("422 invalid-field");
        assertThat(topUp("{\"storedValue\":\"treats\"}")).isEqualTo("400 malformed-request");
        assertThat(topUp(pay("treats", 5_000).replace("payment", "tip"))).isEqualTo("400 malformed-request");
        assertThat(shop.both(member, "stored-value")).isEqualTo("0+0");
    }

    private String topUp(String body) {
        Http.Reply reply = shop.till(member + "/top-ups", body);
        return reply.status() + " " + reply.code();
    }

    @Test
    void thereIsAMostPaidInAndAMostOfADayThatRefundsMakeRoomIn() {
        shop.toppedUp(member, "stored-value", 500_000);
        assertThat(topUp(pay("stored-value", 100_001))).isEqualTo("409 stored-value-too-high");
        shop.spent(member, "stored-value", 400_000);
        String second = shop.toppedUp(member, "stored-value", 300_000);
        Http.Reply over = shop.till(member + "/top-ups", pay("stored-value", 1_000));
        assertThat(over.code()).isEqualTo("top-up-day-limit");
        assertThat(over.json().path("paidInToday").asLong()).isEqualTo(800_000);
        shop.spent(member, "stored-value", 100_000);

        assertThat(shop.refund(member, second, "1000").status()).isEqualTo(201);
        shop.toppedUp(member, "stored-value", 1_000);

        assertThat(topUp(pay("stored-value", 1_000))).isEqualTo("409 top-up-day-limit");
        shop.clock().advance(java.time.Duration.ofDays(1));
        shop.toppedUp(member, "stored-value", 1_000);
    }

    @Test
    void aPaymentTakesFromTheTwoByTheOrderAndSaysHowMuchOfEach() {
        shop.toppedUp(member, "stored-value", 100_000);
        Http.Reply first = shop.spent(member, "stored-value", 104_000);
        assertThat(first.json().path("used").toString())
                .isEqualTo("[{\"unit\":\"cash\",\"amount\":100000},{\"unit\":\"gift\",\"amount\":4000}]");
        assertThat(first.json().at("/value/amount").asLong()).isEqualTo(104_000);
        assertThat(shop.both(member, "stored-value")).isEqualTo("0+6000");

        shop.toppedUp(member, "treats", 1_000);
        shop.spent(member, "treats", 150);
        assertThat(shop.both(member, "treats")).isEqualTo("950+0");

        shop.toppedUp(member, "prepaid", 1_000);
        for (int payment = 0; payment < 11; payment++) {
            shop.spent(member, "prepaid", 50);
        }
        assertThat(shop.both(member, "prepaid")).isEqualTo("500+50");
        assertThat(shop.till(member + "/redemptions", spend("prepaid", "B", 551))
                        .code())
                .isEqualTo("insufficient-balance");
    }

    @Test
    void neitherPartIsSpentByItself() {
        shop.toppedUp(member, "stored-value", 100_000);

        Http.Reply refused = shop.till(member + "/redemptions", spend("gift", "B", 100));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("part-of-stored-value");
        assertThat(refused.json().path("storedValue").asString()).isEqualTo("stored-value");
        assertThat(shop.till(
                                member + "/holds",
                                "{\"merchant\":\"books\",\"unit\":\"cash\",\"amount\":1,\"lapsesAfter\":\"PT1M\"}")
                        .code())
                .isEqualTo("part-of-stored-value");
        assertThat(shop.operator(member + "/cashback/payouts", "{\"unit\":\"gift\",\"amount\":100}")
                        .code())
                .isEqualTo("unit-not-paid-out");
        assertThat(quote("gift", 100).code()).isEqualTo("unknown-tender");
    }

    private Http.Reply quote(String unit, long amount) {
        return shop.till(member + "/quotes", """
            {"merchant":"cafe","receipt":"%s","currency":"CNY","amount":3000,
             "use":{"wallets":[{"unit":"%s","amount":%d}]}}\
            """.formatted(Http.fresh("Q-"), unit, amount));
    }

    @Test
    void aHoldTakesFromBothAndIsCapturedInPartVoidedOrLapses() {
        shop.toppedUp(member, "treats", 1_000);
        String hold = hold(600);
        assertThat(shop.both(member, "treats")).isEqualTo("500+0");

        Http.Reply captured = shop.till(member + "/holds/" + hold + "/capture", "{\"amount\":250}");

        assertThat(captured.json().path("hold").asString()).isEqualTo(hold);
        assertThat(captured.json().path("captured").toString())
                .isEqualTo("[{\"unit\":\"treat-cash\",\"amount\":150},{\"unit\":\"treat-gift\",\"amount\":100}]");
        assertThat(shop.both(member, "treats")).isEqualTo("850+0");
        assertThat(shop.till(member + "/holds/" + hold + "/void", "").code()).isEqualTo("hold-captured");
        String second = hold(850);
        assertThat(shop.till(member + "/holds/" + second + "+treat-cash/void", "")
                        .code())
                .isEqualTo("hold-not-found");
        assertThat(shop.till(member + "/holds/" + second + "/capture", "{\"amount\":851}")
                        .code())
                .isEqualTo("capture-exceeds-hold");
        assertThat(shop.till(member + "/holds/" + second + "/void", "").status())
                .isEqualTo(201);
        String third = hold(850);
        shop.clock().advance(java.time.Duration.ofMinutes(16));
        assertThat(shop.both(member, "treats")).isEqualTo("850+0");
        assertThat(shop.till(member + "/holds/" + third + "/capture", "").code())
                .isEqualTo("hold-lapsed");
    }

    private String hold(long amount) {
        Http.Reply held = shop.till(member + "/holds", """
            {"merchant":"books","unit":"treats","amount":%d,"lapsesAfter":"PT15M","reference":"B-1"}\
            """.formatted(amount));
        assertThat(held.status()).as(held.text()).isEqualTo(201);
        return held.json().path("hold").asString();
    }

    @Test
    void aQuoteUsesItUnderItsNameAndItEarnsNothing() {
        shop.toppedUp(member, "prepaid", 1_000);

        Http.Reply quoted = quote("prepaid", 1100);

        assertThat(quoted.json().path("toPay").asLong()).isEqualTo(1_900);
        assertThat(quoted.json().at("/discounts/0/unit").asString()).isEqualTo("prepaid-cash");
        assertThat(quoted.json().at("/discounts/1/value").asLong()).isEqualTo(100);
        assertThat(shop.both(member, "prepaid")).isEqualTo("0+0");
        String path = member + "/quotes/" + quoted.json().path("quote").asString();
        assertThat(shop.till(path + "/drop", "").status()).isEqualTo(201);
        assertThat(shop.both(member, "prepaid")).isEqualTo("1000+100");
        Http.Reply again = quote("prepaid", 550);
        String second = member + "/quotes/" + again.json().path("quote").asString();
        assertThat(shop.till(second + "/commit", "").status()).isEqualTo(201);
        assertThat(shop.both(member, "prepaid")).isEqualTo("500+50");
    }

    @Test
    void goodsThatComeBackRestoreWhatWasSpentOfEach() {
        shop.toppedUp(member, "treats", 1_000);
        String receipt = Http.fresh("C-");
        assertThat(shop.till(member + "/purchases", """
            {"merchant":"cafe","receipt":"%s","currency":"CNY","lines":[
             {"line":1,"sku":"LATTE","category":"coffee","quantity":3,"amount":300}],
             "tenders":[{"type":"stored-value","amount":300}]}\
            """.formatted(receipt)).status())
                .isEqualTo(201);
        shop.till(member + "/redemptions", spend("treats", receipt, 300).replace("books", "cafe"));
        assertThat(shop.both(member, "treats")).isEqualTo("800+0");
        String returns = member + "/purchases/receipt:cafe:" + receipt + "/returns";

        for (int piece = 0; piece < 3; piece++) {
            assertThat(shop.till(returns, "{\"lines\":[{\"line\":1,\"quantity\":1}]}")
                            .status())
                    .isEqualTo(201);
        }

        assertThat(shop.both(member, "treats")).isEqualTo("1000+100");
    }

    @Test
    void aPaymentIsReversedAndATopUpIsNot() {
        Http.Reply told = shop.till(member + "/top-ups", pay("treats", 1_000));
        Http.Reply paid = shop.spent(member, "treats", 700);

        assertThat(reversal(paid).status()).isEqualTo(201);
        assertThat(shop.both(member, "treats")).isEqualTo("1000+100");
        assertThat(reversal(told).code()).isEqualTo("entry-not-reversible");
    }

    private Http.Reply reversal(Http.Reply of) {
        return shop.operator(
                member + "/entries/" + of.json().at("/entry/id").asString() + "/reversal", "{\"reason\":\"no\"}");
    }

    @Test
    void linesOfABatchPayInAndBack() {
        String body = pay("treats", 1_000);
        String path = member.substring("/v1/members/".length());
        String first = """
            {"key":"%s","op":"top-up","member":"%s","body":%s}\
            """.formatted(Http.fresh("b-"), path, body);
        var told = batch(first);
        assertThat(told.path("status").asInt()).isEqualTo(201);
        var again = batch(first);
        assertThat(again.path("body")).isEqualTo(told.path("body"));

        var back = batch(
                """
                {"key":"%s","op":"top-up-refund","member":"%s","of":"%s","body":{"reason":"no"}}\
                """.formatted(Http.fresh("b-"), path, told.at("/body/topUp").asString()));

        assertThat(back.at("/body/paidBack/amount").asLong()).isEqualTo(1_000);
        assertThat(shop.both(member, "treats")).isEqualTo("0+0");
    }

    private tools.jackson.databind.JsonNode batch(String line) {
        return shop.http()
                .send(
                        "demo-till",
                        "POST",
                        "/v1/batches",
                        line,
                        java.util.Map.of("Content-Type", "application/x-ndjson", "Idempotency-Key", Http.fresh("k-")))
                .json();
    }

    @Test
    void itIsNotSentToAnotherMember() {
        shop.toppedUp(member, "treats", 1_000);
        String to = shop.member().substring("/v1/members/".length());

        for (String unit : new String[] {"treats", "treat-cash", "treat-gift"}) {
            assertThat(shop.operator(
                                    member + "/transfers",
                                    "{\"to\":\"%s\",\"unit\":\"%s\",\"amount\":5}".formatted(to, unit))
                            .code())
                    .isEqualTo("unknown-unit");
        }
    }

    @Test
    void whatItPaysEarnsNothingWhereTheProgramSaysSo() {
        shop.toppedUp(member, "stored-value", 100_000);
        Http.Reply quoted = quote("stored-value", 1_000);

        assertThat(quoted.json().at("/wouldEarn/0/amount").asLong()).isEqualTo(20);
    }
}
