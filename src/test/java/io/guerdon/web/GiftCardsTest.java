package io.guerdon.web;

import static io.guerdon.web.GiftCardProgram.entry;
import static io.guerdon.web.GiftCardProgram.load;
import static io.guerdon.web.GiftCardProgram.pay;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The life of a gift card over HTTP: sold, spent in parts, topped up, put back, blocked, paid out, expired. */
class GiftCardsTest {
    private final GiftCardProgram shop = GiftCardProgram.shared();
    private final Http http = shop.http();

    @Test
    void isWorthNothingUntilItIsSoldAndThenWhatWasPaidForIt() {
        String code = shop.code("classic");
        assertThat(shop.state(code)).isEqualTo("inactive");
        Http.Reply early = shop.till(code, "/redemptions", pay("books", 500));
        assertThat(early.code()).isEqualTo("gift-card-not-active");

        Http.Reply sold = shop.till(code, "/activation", load(10_000));

        assertThat(sold.status()).isEqualTo(201);
        assertThat(sold.json().at("/entry/kind").asString()).isEqualTo("gift-card-activate");
        assertThat(sold.json().path("value").toString()).isEqualTo("{\"amount\":10000,\"currency\":\"CNY\"}");
        OffsetDateTime expires =
                OffsetDateTime.parse(sold.json().at("/loaded/0/expiresAt").asString());
        assertThat(expires.toInstant()).isEqualTo(shop.clock().instant().plus(Duration.ofDays(60)));
        assertThat(sold.text()).doesNotContain(code);
        assertThat(shop.state(code)).isEqualTo("active");
        assertThat(shop.available(code)).isEqualTo(10_000);
        assertThat(shop.till(code, "/activation", load(10_000)).code()).isEqualTo("gift-card-already-active");
    }

    @Test
    void paysInPartsAndNeverMoreThanIsOnIt() {
        String code = shop.sold("classic", 10_000);

        Http.Reply paid = shop.till(code, "/redemptions", pay("books", 7_500));
        Http.Reply more = shop.till(code, "/redemptions", pay("books", 2_501));

        assertThat(paid.json().path("value").toString()).isEqualTo("{\"amount\":7500,\"currency\":\"CNY\"}");
        assertThat(paid.json().at("/balances").toString())
                .isEqualTo("{\"cash\":{\"available\":2500,\"held\":0,\"pending\":0}}");
        assertThat(more.status()).isEqualTo(409);
        assertThat(more.code()).isEqualTo("insufficient-balance");
        assertThat(more.json().path("available").asLong()).isEqualTo(2_500);
        assertThat(shop.till(code, "/redemptions", pay("books", 2_500)).status())
                .isEqualTo(201);
        assertThat(shop.available(code)).isZero();
    }

    @Test
    void everyRequestIsAnsweredAgainWordForWord() {
        String code = shop.code("classic");
        String spent = pay("books", 1_000);
        repeated(code, "/activation", load(2_000));
        repeated(code, "/top-ups", load(2_000));
        String spend = entry(repeated(code, "/redemptions", spent));
        repeated(code, "/redemptions/" + spend + "/refunds", "{\"amount\":400}");
        String hold = repeated(code, "/holds", "{\"merchant\":\"books\",\"amount\":500,\"lapsesAfter\":\"PT5M\"}")
                .json()
                .path("hold")
                .asString();
        repeated(code, "/holds/" + hold + "/capture", "{\"amount\":200}");
        repeated(code, "/redemptions", pay("books", 9_999));
        String load = entry(repeated(code, "/top-ups", load(1_000)));
        repeated(code, "/loads/" + load + "/void", "{\"reason\":\"mistyped\"}");
        repeated(code, "/payout", "{\"merchant\":\"cafe\"}");
        assertThat(shop.available(code)).isZero();
    }

    private Http.Reply repeated(String code, String at, String body) {
        String key = Http.fresh("once-");
        Http.Reply first = shop.post("demo-till", code, at, body, key);
        Http.Reply again = shop.post("demo-till", code, at, body, key);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.replayed()).as(again.text()).isTrue();
        String changed = body.replace("\"amount\":", "\"amount\":1")
                .replace("mistyped", "declined")
                .replace("{\"merchant\":\"cafe\"}", "{\"merchant\":\"books\"}");
        assertThat(shop.post("demo-till", code, at, changed, key).code()).isEqualTo("idempotency-key-reused");
        return first;
    }

    @Test
    void aLineOfAReceiptPaysForOneCard() {
        String code = shop.sold("classic", 1_000);
        String receipt = load("cafe", Http.fresh("R-"), 2_000);

        assertThat(shop.till(code, "/top-ups", receipt).status()).isEqualTo(201);
        Http.Reply again = shop.till(code, "/top-ups", receipt);
        Http.Reply another = shop.till(shop.code("classic"), "/activation", receipt);
        Http.Reply line = shop.till(code, "/top-ups", receipt.replace("}", ",\"line\":2}"));

        assertThat(again.code()).isEqualTo("gift-card-receipt-already-used");
        assertThat(another.code()).isEqualTo("gift-card-receipt-already-used");
        assertThat(line.status()).isEqualTo(201);
        assertThat(shop.available(code)).isEqualTo(5_000);
    }

    @Test
    void isHeldForAPaymentCapturedInPartVoidedOrLapses() {
        String code = shop.sold("classic", 10_000);
        String body = "{\"merchant\":\"books\",\"amount\":4000,\"lapsesAfter\":\"PT15M\",\"reference\":\"P-2\"}";

        String first = shop.till(code, "/holds", body).json().path("hold").asString();
        Http.Reply captured = shop.till(code, "/holds/" + first + "/capture", "{\"amount\":1500}");

        assertThat(captured.json().path("released").toString()).isEqualTo("[{\"unit\":\"cash\",\"amount\":2500}]");
        assertThat(shop.available(code)).isEqualTo(8_500);
        String second = shop.till(code, "/holds", body).json().path("hold").asString();
        assertThat(shop.available(code)).isEqualTo(4_500);
        assertThat(shop.till(code, "/holds/" + second + "/void", "").status()).isEqualTo(201);
        assertThat(shop.till(code, "/holds/" + second + "/capture", "").code()).isEqualTo("hold-voided");
        String third = shop.till(code, "/holds", body).json().path("hold").asString();
        shop.clock().advance(Duration.ofMinutes(15));
        assertThat(shop.till(code, "/holds/" + third + "/capture", "").code()).isEqualTo("hold-lapsed");
        assertThat(shop.available(code)).isEqualTo(8_500);
    }

    @Test
    void whatComesBackIsOnTheCardAgainInPartsAndNeverMoreThanWasSpent() {
        String code = shop.sold("classic", 10_000);
        String spend = entry(shop.till(code, "/redemptions", pay("books", 6_000)));

        Http.Reply back =
                shop.till(code, "/redemptions/" + spend + "/refunds", "{\"amount\":2500,\"reference\":\"X-1\"}");

        assertThat(back.json().path("spend").asString()).isEqualTo(spend);
        assertThat(shop.available(code)).isEqualTo(6_500);
        Http.Reply tooMuch = shop.till(code, "/redemptions/" + spend + "/refunds", "{\"amount\":3501}");
        assertThat(tooMuch.code()).isEqualTo("refund-exceeds-spend");
        assertThat(tooMuch.json().path("refunded").asLong()).isEqualTo(2_500);
        assertThat(shop.till(code, "/redemptions/" + spend + "/refunds", "{\"amount\":3500}")
                        .status())
                .isEqualTo(201);
        assertThat(shop.available(code)).isEqualTo(10_000);
        String other = shop.sold("classic", 1_000);
        assertThat(shop.till(other, "/redemptions/" + spend + "/refunds", "{\"amount\":1}")
                        .code())
                .isEqualTo("gift-card-spend-not-found");
        assertThat(shop.till(code, "/redemptions/nothing/refunds", "{\"amount\":1}")
                        .code())
                .isEqualTo("gift-card-spend-not-found");
    }

    @Test
    void expiresAndWhatComesBackLaterLivesForItsGrace() {
        String code = shop.sold("classic", 10_000);
        shop.clock().advance(Duration.ofDays(30));
        shop.till(code, "/top-ups", load(5_000));
        String spend = entry(shop.till(code, "/redemptions", pay("books", 4_000)));

        shop.clock().advance(Duration.ofDays(30));
        assertThat(shop.available(code)).isEqualTo(5_000);
        shop.till(code, "/redemptions/" + spend + "/refunds", "{\"amount\":4000}");
        assertThat(shop.available(code)).isEqualTo(9_000);
        assertThat(shop.till(code, "/redemptions", pay("books", 8_000)).status())
                .isEqualTo(201);

        shop.clock().advance(Duration.ofDays(8));
        assertThat(shop.available(code)).isEqualTo(1_000);
        shop.clock().advance(Duration.ofDays(30));
        assertThat(shop.available(code)).isZero();
        assertThat(shop.read("demo-operator", code, "/entries").text()).contains("\"kind\":\"expire\"");
    }

    @Test
    void isBlockedByAnOperatorAndThenWhatItWas() {
        String code = shop.sold("classic", 10_000);
        String card = shop.card(code);
        String spend = entry(shop.till(code, "/redemptions", pay("books", 1_000)));

        assertThat(shop.operator(card, "/block", "{\"reason\":\"stolen\"}")
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("blocked");

        assertThat(shop.till(code, "/redemptions", pay("books", 1)).code()).isEqualTo("gift-card-blocked");
        assertThat(shop.till(code, "/holds", "{\"merchant\":\"books\",\"amount\":1,\"lapsesAfter\":\"PT5M\"}")
                        .code())
                .isEqualTo("gift-card-blocked");
        assertThat(shop.till(code, "/top-ups", load(1_000)).code()).isEqualTo("gift-card-blocked");
        assertThat(shop.till(code, "/payout", "{\"merchant\":\"cafe\"}").code()).isEqualTo("gift-card-blocked");
        assertThat(shop.till(code, "/redemptions/" + spend + "/refunds", "{\"amount\":1000}")
                        .status())
                .isEqualTo(201);
        assertThat(shop.operator(card, "/block", "{\"reason\":\"again\"}").code())
                .isEqualTo("gift-card-blocked");
        assertThat(shop.operator(card, "/unblock", "{\"reason\":\"found\"}")
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("active");
        assertThat(shop.operator(card, "/unblock", "{\"reason\":\"again\"}").code())
                .isEqualTo("gift-card-not-blocked");
        assertThat(shop.available(code)).isEqualTo(10_000);
    }

    @Test
    void aCartonThatWasStolenIsBlockedBeforeItIsSold() {
        String code = shop.code("classic");
        String card = shop.card(code);
        shop.operator(card, "/block", "{\"reason\":\"stolen\"}");

        assertThat(shop.till(code, "/activation", load(1_000)).code()).isEqualTo("gift-card-blocked");
        shop.operator(card, "/unblock", "{\"reason\":\"found\"}");
        assertThat(shop.state(code)).isEqualTo("inactive");
        assertThat(shop.till(code, "/redemptions", pay("books", 1)).code()).isEqualTo("gift-card-not-active");
        assertThat(shop.till(code, "/activation", load(1_000)).status()).isEqualTo(201);
    }

    @Test
    void aSaleIsCalledOffWhileAllOfItIsThereAndTheCardIsSoldAnew() {
        String code = shop.code("classic");
        String sale = entry(shop.till(code, "/activation", load(5_000)));
        String more = entry(shop.till(code, "/top-ups", load(2_000)));
        String reason = "{\"reason\":\"payment declined\"}";

        assertThat(shop.till(code, "/loads/" + more + "/void", reason)
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("active");
        assertThat(shop.till(code, "/loads/" + more + "/void", reason).code()).isEqualTo("gift-card-load-used");
        String spend = entry(shop.till(code, "/redemptions", pay("books", 1)));
        Http.Reply used = shop.till(code, "/loads/" + sale + "/void", reason);
        assertThat(used.code()).isEqualTo("gift-card-load-used");
        assertThat(used.json().path("left").asLong()).isEqualTo(4_999);
        shop.till(code, "/redemptions/" + spend + "/refunds", "{\"amount\":1}");
        Http.Reply off = shop.till(code, "/loads/" + sale + "/void", reason);

        assertThat(off.json().path("state").asString()).isEqualTo("inactive");
        assertThat(off.json().path("value").toString()).isEqualTo("{\"amount\":5000,\"currency\":\"CNY\"}");
        assertThat(shop.available(code)).isZero();
        assertThat(shop.till(code, "/top-ups", load(1_000)).code()).isEqualTo("gift-card-not-active");
        String card = shop.card(code);
        shop.operator(card, "/block", "{\"reason\":\"counting\"}");
        shop.operator(card, "/unblock", "{\"reason\":\"counted\"}");
        assertThat(shop.state(code)).isEqualTo("inactive");
        assertThat(shop.till(code, "/activation", load(3_000)).status()).isEqualTo(201);
        assertThat(shop.till(code, "/loads/" + spend + "/void", reason).code()).isEqualTo("gift-card-load-not-found");
        assertThat(shop.till(code, "/loads/none/void", reason).code()).isEqualTo("gift-card-load-not-found");
    }

    @Test
    void aCardThatWasSpentStaysSoldWhenATopUpIsCalledOff() {
        String code = shop.sold("classic", 5_000);
        String spend = entry(shop.till(code, "/redemptions", pay("books", 5_000)));
        String more = entry(shop.till(code, "/top-ups", load(2_000)));
        shop.till(code, "/loads/" + more + "/void", "{\"reason\":\"declined\"}");

        assertThat(shop.state(code)).isEqualTo("active");
        shop.till(code, "/redemptions/" + spend + "/refunds", "{\"amount\":5000}");
        assertThat(shop.till(code, "/redemptions", pay("books", 5_000)).status())
                .isEqualTo(201);
    }

    @Test
    void whoDoesNotTakeACardDoesNotPayItOut() {
        String code = shop.sold("bookish", 5_000);

        assertThat(shop.till(code, "/payout", "{\"merchant\":\"cafe\",\"reference\":\"x\"}")
                        .code())
                .isEqualTo("merchant-takes-no-such-gift-card");
        assertThat(shop.till(code, "/payout", "{\"merchant\":\"books\",\"reference\":\"x\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void isPaidOutOnceAsFarAsItsDefinitionPaysOut() {
        String code = shop.sold("classic", 10_000);
        String body = "{\"merchant\":\"cafe\",\"reference\":\"cash-9\"}";
        Http.Reply much = shop.till(code, "/payout", body);
        assertThat(much.code()).isEqualTo("gift-card-payout-too-high");
        assertThat(much.json().path("most").asLong()).isEqualTo(5_000);
        shop.till(code, "/redemptions", pay("books", 6_000));
        String held = "{\"merchant\":\"books\",\"amount\":1,\"lapsesAfter\":\"PT5M\"}";
        String hold = shop.till(code, "/holds", held).json().path("hold").asString();
        assertThat(shop.till(code, "/payout", body).code()).isEqualTo("gift-card-in-use");
        shop.till(code, "/holds/" + hold + "/void", "");

        Http.Reply paid = shop.till(code, "/payout", body);

        assertThat(paid.json().at("/value/amount").asLong()).isEqualTo(4_000);
        assertThat(shop.state(code)).isEqualTo("closed");
        assertThat(shop.till(code, "/payout", body).code()).isEqualTo("gift-card-closed");
        assertThat(shop.till(code, "/top-ups", load(1_000)).code()).isEqualTo("gift-card-closed");
        assertThat(shop.operator(shop.card(code), "/block", "{\"reason\":\"late\"}")
                        .code())
                .isEqualTo("gift-card-closed");
        String empty = shop.sold("classic", 1_000);
        shop.till(empty, "/redemptions", pay("books", 1_000));
        assertThat(shop.till(empty, "/payout", body).code()).isEqualTo("gift-card-empty");
        assertThat(shop.till(shop.sold("fixed", 5_000), "/payout", body).code()).isEqualTo("gift-card-not-paid-out");
    }

    @Test
    void putsOnItOnlyWhatItsDefinitionAllowsWhereItAllowsIt() {
        String code = shop.code("fixed");
        Http.Reply odd = shop.till(code, "/activation", load(7_000));
        assertThat(odd.code()).isEqualTo("gift-card-amount-not-allowed");
        assertThat(odd.json().path("only").toString()).isEqualTo("[\"5000\",\"10000\"]");
        assertThat(shop.till(code, "/activation", load("books", "R-1", 5_000)).code())
                .isEqualTo("merchant-sells-no-such-gift-card");
        assertThat(shop.till(code, "/activation", load("nowhere", "R-1", 5_000)).code())
                .isEqualTo("unknown-merchant");
        assertThat(shop.till(code, "/activation", load(5_000).replace("CNY", "EUR"))
                        .code())
                .isEqualTo("currency-mismatch");
        assertThat(shop.till(code, "/activation", load(5_000)).status()).isEqualTo(201);
        assertThat(shop.till(code, "/top-ups", load(5_000)).code()).isEqualTo("gift-card-not-reloadable");
        assertThat(shop.till(code, "/redemptions", pay("cafe", 1)).code())
                .isEqualTo("merchant-takes-no-such-gift-card");
        assertThat(shop.till(code, "/redemptions", pay("books", 1)).status()).isEqualTo(201);
        String classic = shop.sold("classic", 100_000);
        Http.Reply high = shop.till(classic, "/top-ups", load(50_001));
        assertThat(high.code()).isEqualTo("gift-card-balance-too-high");
        assertThat(high.json().path("highest").asLong()).isEqualTo(150_000);
        assertThat(shop.till(shop.code("classic"), "/top-ups", load(1_000)).code())
                .isEqualTo("gift-card-not-active");
    }

    @Test
    void whatIsHeldCountsTowardsTheHighestBalance() {
        String code = shop.sold("classic", 100_000);
        shop.till(code, "/holds", "{\"merchant\":\"books\",\"amount\":60000,\"lapsesAfter\":\"PT5M\"}");

        assertThat(shop.till(code, "/top-ups", load(50_001)).code()).isEqualTo("gift-card-balance-too-high");
        assertThat(shop.till(code, "/top-ups", load(50_000)).status()).isEqualTo(201);
    }

    @Test
    void definitionsThatCannotBeMeantAreNamedPlaceByPlace() {
        assertThat(violation("\"wallet\":\"cash\"", "\"wallet\":\"miles\""))
                .isEqualTo("/catalogue/giftCards/0/wallet unknown-wallet");
        assertThat(violation("\"wallet\":\"cash\"", "\"wallet\":\"points\""))
                .isEqualTo("/catalogue/giftCards/0/wallet unknown-wallet");
        assertThat(violation("\"use\":\"TENDER\"", "\"use\":\"COLLECT\""))
                .isEqualTo("/catalogue/giftCards/0/wallet wrong-use");
        assertThat(violation("\"id\":\"fixed\"", "\"id\":\"classic\""))
                .isEqualTo("/catalogue/giftCards/1/id duplicate");
        assertThat(violation("\"least\":1000,\"most\":100000,\"high", "\"least\":100001,\"most\":100000,\"high"))
                .isEqualTo("/catalogue/giftCards/0/load/most out-of-range");
        assertThat(violation("\"highestBalance\":150000", "\"highestBalance\":99999"))
                .isEqualTo("/catalogue/giftCards/0/load/highestBalance out-of-range");
        assertThat(violation("[5000,10000]", "[5000,999]"))
                .isEqualTo("/catalogue/giftCards/1/load/only/1 out-of-range");
        assertThat(violation("\"sellers\":[\"cafe\"]", "\"sellers\":[\"bar\"]"))
                .isEqualTo("/catalogue/giftCards/1/network/sellers/0 unknown-merchant");
        assertThat(violation("\"acceptors\":[\"books\"]", "\"acceptors\":[\"bar\"]"))
                .isEqualTo("/catalogue/giftCards/1/network/acceptors/0 unknown-merchant");
        assertThat(violation(
                        "{\"mode\":\"after-period\",\"period\":\"P60D\"", "{\"mode\":\"sliding\",\"period\":\"P60D\""))
                .isEqualTo("/catalogue/giftCards/0/validity/expiry/mode not-one-of");
        assertThat(violation(
                        "\"expiry\":{\"mode\":\"never\"},\"grace\":\"P7D\"",
                        "\"expiry\":{\"mode\":\"on-date\",\"date\":\"2026-02-30\"},\"grace\":\"P7D\""))
                .isEqualTo("/catalogue/giftCards/1/validity/expiry/date malformed");
        assertThat(violation("\"moving\":\"NOWHERE\"", "\"moving\":\"AWAY\""))
                .isEqualTo("/catalogue/giftCards/1/leaving/moving not-one-of");
        assertThat(violation("{\"id\":\"fixed\"", "{\"id\":\"other\"")).isEqualTo("/catalogue/giftCards unchangeable");
        String purse = GiftCardProgram.SETTINGS
                .replaceFirst(".*(\\{\"id\":\"cash\".*?\"P30D\"}}).*", "$1")
                .replace("cash", "purse");
        assertThat(violation("\"id\":\"fixed\",\"wallet\":\"cash\"", "\"id\":\"fixed\",\"wallet\":\"purse\"", purse))
                .isEqualTo("/catalogue/giftCards unchangeable");
    }

    private String violation(String from, String to) {
        return violation(from, to, "");
    }

    private String violation(String from, String to, String wallet) {
        assertThat(GiftCardProgram.SETTINGS).contains(from);
        String settings = GiftCardProgram.SETTINGS.replace(from, to);
        String wider = wallet.isEmpty() ? settings : settings.replace("\"wallets\":[", "\"wallets\":[" + wallet + ",");
        Http.Reply reply = Revising.publish(http, wider);
        var first = reply.json().at("/violations/0");
        return first.path("pointer").asString() + " " + first.path("code").asString();
    }

    @Test
    void itsMoneyIsTakenIntoAWalletOnceAndOnlyWhereItMay() {
        String code = shop.sold("classic", 10_000);
        String member = http.member();
        String body = "{\"to\":\"%s\",\"amount\":4000}".formatted(member);
        String key = Http.fresh("m-");

        Http.Reply moved = shop.post("demo-app", code, "/transfers", body, key);

        assertThat(moved.json().path("sent").toString()).isEqualTo("[{\"unit\":\"cash\",\"amount\":4000}]");
        assertThat(shop.post("demo-app", code, "/transfers", body, key).text()).isEqualTo(moved.text());
        assertThat(cash(member)).isEqualTo(4_000);
        assertThat(shop.available(code)).isEqualTo(6_000);
        Http.Reply much = shop.post("demo-app", code, "/transfers", body.replace("4000", "6001"), Http.fresh("m-"));
        assertThat(much.code()).isEqualTo("insufficient-balance");
        http.post("demo-operator", "/v1/members/" + member + "/status", "{\"status\":\"closed\",\"reason\":\"gone\"}");
        assertThat(shop.post("demo-app", code, "/transfers", body, Http.fresh("m-"))
                        .code())
                .isEqualTo("receiver-closed");
        assertThat(shop.post("demo-app", code, "/transfers", body.replace(member, "card:404404"), Http.fresh("m-"))
                        .code())
                .isEqualTo("member-not-found");
        String fixed = shop.sold("fixed", 5_000);
        Http.Reply stays =
                shop.post("demo-app", fixed, "/transfers", body.replace(member, http.member()), Http.fresh("m-"));
        assertThat(stays.code()).isEqualTo("gift-card-not-movable");
        assertThat(shop.available(code)).isEqualTo(6_000);
    }

    private long cash(String member) {
        return http.get("demo-app", "/v1/members/" + member + "/balances")
                .json()
                .at("/balances/cash/available")
                .asLong();
    }

    @Test
    void whatACardPaysEarnsNothingAndNeitherDoesBuyingOne() {
        String member = "/v1/members/" + http.member();
        Http.Reply paid = http.post("demo-till", member + "/purchases", """
            {"merchant":"cafe","receipt":"G-1","currency":"CNY","amount":10000,
             "tenders":[{"type":"gift-card","amount":7500},{"type":"card","amount":2500}]}\
            """);
        Http.Reply bought = http.post("demo-till", member + "/purchases", """
            {"merchant":"cafe","receipt":"G-2","currency":"CNY","lines":[
             {"line":1,"sku":"GIFTCARD","quantity":1,"amount":10000},{"line":2,"sku":"TEA","quantity":1,"amount":1000}]}\
            """);

        assertThat(paid.json().at("/earned/0/amount").asLong()).isEqualTo(25);
        assertThat(bought.json().at("/earned/0/amount").asLong()).isEqualTo(10);
    }

    @Test
    void aCardIsNobodysAccountAndItsCodeIsNowhere() {
        String code = shop.sold("classic", 10_000);
        String card = shop.card(code);
        shop.till(code, "/redemptions", pay("books", 1_000));

        assertThat(http.get("demo-operator", "/v1/members/" + card).status()).isEqualTo(422);
        assertThat(http.get("demo-operator", "/v1/balances").text()).doesNotContain(card);
        assertThat(http.get("demo-operator", "/v1/entries").text()).doesNotContain(card);
        String entries = shop.read("demo-operator", code, "/entries").text();
        assertThat(entries).contains("\"kind\":\"redeem\"").doesNotContain(code.substring(9));
        Http.Reply verified = http.post("demo-operator", "/v1/program/verification", "");
        assertThat(verified.status()).isEqualTo(202);
        Map<String, String> none = Map.of();
        Http.Reply passed = http.send("demo-operator", "GET", "/v1/program/verification", "", none);
        assertThat(passed.json().path("faults")).isEmpty();
        assertThat(List.of("running", "passed"))
                .contains(passed.json().path("state").asString());
    }
}
