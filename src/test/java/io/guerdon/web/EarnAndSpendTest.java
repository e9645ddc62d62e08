package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a till does all day, over HTTP. */
class EarnAndSpendTest {
    private final Http http = Http.shared();

    @Test
    void earnsShowsAndSpends() {
        String member = http.member();

        Http.Reply earned =
                http.post("demo-till", "/v1/members/" + member + "/purchases", """
                    {"merchant":"cafe","store":"s1","terminal":"t1","receipt":"%s","at":"2026-11-22T10:00:00+08:00",
                     "currency":"CNY","lines":[{"line":1,"sku":"LATTE","category":"coffee","quantity":2,"amount":5600}],
                     "tenders":[{"type":"card","amount":5600}]}\
                    """.formatted(Http.fresh("R-")));

        assertThat(earned.status()).isEqualTo(201);
        JsonNode body = earned.json();
        assertThat(body.at("/entry/seq").asInt()).isEqualTo(2);
        assertThat(body.at("/entry/kind").asString()).isEqualTo("earn");
        assertThat(body.at("/purchase").asString()).startsWith("pur_");
        assertThat(body.at("/earned").toString())
                .isEqualTo("[{\"unit\":\"points\",\"amount\":56,\"expiresAt\":\"2028-11-30T23:59:59.999+08:00\"}]");
        assertThat(body.at("/balances").toString())
                .isEqualTo("{\"points\":{\"available\":56,\"held\":0,\"pending\":0}}");

        assertThat(http.get("demo-app", "/v1/members/" + member + "/balances")
                        .json()
                        .at("/balances")
                        .toString())
                .isEqualTo("{\"points\":{\"available\":56,\"held\":0,\"pending\":0,"
                        + "\"expiring\":[{\"at\":\"2028-11-30T23:59:59.999+08:00\",\"amount\":56}]}}");

        Http.Reply redeemed = http.post("demo-till", "/v1/members/" + member + "/redemptions", """
            {"merchant":"books","store":"s9","points":50,"reference":"R-2001"}\
            """);
        assertThat(redeemed.status()).isEqualTo(201);
        assertThat(redeemed.json().at("/value").toString()).isEqualTo("{\"amount\":50,\"currency\":\"CNY\"}");
        assertThat(redeemed.json().at("/balances/points/available").asInt()).isEqualTo(6);
    }

    @Test
    void saysUpToWhichEntryABalanceOfThePastGoes() {
        String path = "/v1/members/" + http.memberWith(156) + "/balances";

        assertThat(http.get("demo-app", path).json().path("seq").asInt()).isEqualTo(2);
        assertThat(http.get("demo-app", path + "?at=2100-01-01T00:00:00Z")
                        .json()
                        .path("seq")
                        .asInt())
                .isEqualTo(2);
        assertThat(http.get("demo-app", path + "?at=2001-01-01T00:00:00Z")
                        .json()
                        .path("seq")
                        .asInt())
                .isZero();
    }

    @Test
    void aReceiverWhoIsNamedWronglyIsTheFieldThatIsWrong() {
        Http.Reply refused = http.post("demo-app", "/v1/members/" + http.member() + "/transfers", """
            {"to":"nobody","unit":"points","amount":1}\
            """);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("field").asString()).isEqualTo("to");
    }

    @Test
    void refusesToRedeemMoreThanIsAvailable() {
        String member = http.memberWith(156);

        Http.Reply refused = http.post("demo-till", "/v1/members/" + member + "/redemptions", """
            {"merchant":"books","points":500}\
            """);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.type()).isEqualTo("application/problem+json");
        assertThat(refused.code()).isEqualTo("insufficient-points");
        assertThat(refused.json().at("/type").asString()).endsWith("/insufficient-points");
        assertThat(refused.json().at("/available").asInt()).isEqualTo(156);
        assertThat(refused.json().at("/requested").asInt()).isEqualTo(500);
    }
}
