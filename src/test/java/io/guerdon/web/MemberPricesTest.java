package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.membership.ClubSettings;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Goods that cost members less, in quotes and what becomes of them, over HTTP. */
class MemberPricesTest {
    private static final String PRICES = """
        "memberPrices":[
         {"id":"gold-coffee","when":["member.plan == 'monthly'"],"goods":[{"skus":[],"categories":["coffee"],"where":[]}],
          "merchants":["cafe"],"off":{"mode":"each","minor":2000}},
         {"id":"members-tenth","when":["member.plan != ''"],"goods":[],"merchants":[],
          "off":{"mode":"percent","basisPoints":1000,"rounding":"DOWN"}},
         {"id":"each-book","when":["member.plan != ''"],"goods":[],"merchants":["books"],
          "off":{"mode":"each","minor":100}}],"membershipPlans":\
        """;

    private static Http http;

    @BeforeAll
    static void open() {
        http = Http.with();
        Revising.enforce(
                http,
                ClubSettings.settings("Asia/Shanghai", ClubSettings.MONTHLY, ClubSettings.YEARLY)
                        .replace("\"membershipPlans\":", PRICES));
    }

    @AfterAll
    static void close() {
        http.close();
    }

    private static String member(String plan) {
        String card = Http.fresh("6200");
        assertThat(http.post(
                                "demo-till",
                                "/v1/members",
                                "{\"identifiers\":[{\"type\":\"card\",\"value\":\"" + card + "\"}]}")
                        .status())
                .isEqualTo(201);
        String member = "/v1/members/card:" + card;
        if (!plan.isEmpty()) {
            Http.Reply joined = till(member + "/membership", "{\"plan\":\"" + plan + "\",\"pays\":\"charge\"}");
            assertThat(joined.status()).as(joined.text()).isEqualTo(201);
            String charge = http.get("demo-till", member + "/charges")
                    .json()
                    .at("/open/0/charge")
                    .asString();
            till(member + "/charges/" + charge + "/confirm", "{\"reference\":\"" + Http.fresh("psp-") + "\"}");
        }
        return member;
    }

    private static Http.Reply till(String path, String body) {
        return http.post("demo-till", path, body, Http.fresh("k-"));
    }

    private static Http.Reply quote(String member, String receipt) {
        return till(member + "/quotes", """
            {"merchant":"cafe","receipt":"%s","currency":"CNY","lines":[
             {"line":1,"sku":"LATTE","category":"coffee","quantity":2,"amount":5600},
             {"line":2,"sku":"CAKE","category":"cake","quantity":1,"amount":2005}]}\
            """.formatted(receipt));
    }

    @Test
    void aMemberPaysTheBestPriceOfEachLineAndIsToldWhy() {
        Http.Reply quoted = quote(member("monthly"), Http.fresh("Q-"));

        assertThat(quoted.status()).as(quoted.text()).isEqualTo(201);
        assertThat(quoted.json().path("memberPrices").toString())
                .isEqualTo("[{\"line\":1,\"price\":\"gold-coffee\",\"value\":1600},"
                        + "{\"line\":2,\"price\":\"members-tenth\",\"value\":200}]");
        assertThat(quoted.json().path("toPay").asLong()).isEqualTo(4_000 + 1_805);
    }

    @Test
    void aTotalSaysNothingOfPiecesSoNoPieceHasAPrice() {
        String member = member("monthly");
        String body = "{\"merchant\":\"books\",\"receipt\":\"%s\",\"currency\":\"CNY\",%s}";

        Http.Reply total = till(member + "/quotes", body.formatted(Http.fresh("Q-"), "\"amount\":5000"));
        Http.Reply piece = till(
                member + "/quotes",
                body.formatted(
                        Http.fresh("Q-"), "\"lines\":[{\"line\":1,\"sku\":\"B\",\"quantity\":1,\"amount\":5000}]"));

        assertThat(total.json().path("toPay").asLong()).as(total.text()).isEqualTo(4_500);
        assertThat(piece.json().path("toPay").asLong()).as(piece.text()).isEqualTo(100);
    }

    @Test
    void whoIsNoMemberPaysWhatItCosts() {
        Http.Reply quoted = quote(member(""), Http.fresh("Q-"));

        assertThat(quoted.json().has("memberPrices")).isFalse();
        assertThat(quoted.json().path("toPay").asLong()).isEqualTo(7_605);
    }

    @Test
    void whatWasQuotedIsChargedThoughTheMembershipHasEndedAndComesBackWithTheGoods() {
        String member = member("yearly");
        Http.Reply quoted = quote(member, Http.fresh("Q-"));
        assertThat(quoted.json().path("toPay").asLong()).isEqualTo(5_040 + 1_805);
        Http.Reply left = till(member + "/membership/cancel", "{\"how\":\"coolingOff\",\"reason\":\"x\"}");
        assertThat(left.status()).as(left.text()).isEqualTo(201);
        assertThat(quote(member, Http.fresh("Q-")).json().path("toPay").asLong())
                .isEqualTo(7_605);

        Http.Reply sold = till(member + "/quotes/" + quoted.json().path("quote").asString() + "/commit", "");

        assertThat(sold.status()).as(sold.text()).isEqualTo(201);
        assertThat(sold.json().at("/earned/0/amount").asLong())
                .as("of what was paid")
                .isEqualTo(68);
        String returns = member + "/purchases/" + sold.json().path("purchase").asString() + "/returns";
        assertThat(till(returns, goods(5_600)).code()).isEqualTo("return-exceeds-purchase");
        Http.Reply back = till(returns, goods(5_040));
        assertThat(back.status()).as(back.text()).isEqualTo(201);
        assertThat(back.json().at("/takenBack/0/amount").asLong()).isEqualTo(50);
    }

    private static String goods(long amount) {
        return """
            {"receipt":"%s","lines":[{"line":1,"quantity":2,"amount":%d}]}\
            """.formatted(Http.fresh("X-"), amount);
    }

    @Test
    void pricesThatCannotBeMeantAreNamed() {
        String settings = ClubSettings.settings("Asia/Shanghai", ClubSettings.MONTHLY)
                .replace(
                        "\"membershipPlans\":",
                        PRICES.replace("members-tenth", "gold-coffee")
                                .replace("member.plan != ''", "member.shoe == 1")
                                .replace("[\"cafe\"]", "[\"inn\"]"));
        String told = http.send(
                        "demo-operator",
                        "PUT",
                        "/v1/program/draft",
                        "{\"basedOn\":2,\"settings\":" + settings + "}",
                        Map.of())
                .text();
        assertThat(told)
                .contains(
                        "/catalogue/memberPrices/1/id",
                        "/catalogue/memberPrices/1/when/0",
                        "/catalogue/memberPrices/0/merchants/0");
    }
}
