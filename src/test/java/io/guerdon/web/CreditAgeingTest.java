package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.program.DemoProgram;
import io.guerdon.program.ProgramJson;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How old what is owed is, in a sandbox whose time goes on by the API. */
class CreditAgeingTest {
    private static final String SETTINGS = ProgramJson.settings(DemoProgram.sandbox())
            .toString()
            .replace("\"wallets\":[]", """
                "wallets":[{"id":"account","use":"TENDER","lots":{"expiry":{"mode":"never"},"pending":{"mode":"at-once"},
                 "owed":"OWE","grace":"P0D"}}]\
                """)
            .replace("\"rewards\":[]", """
                "rewards":[],"creditLines":[{"wallet":"account","lender":"cafe","highestLimit":500000,
                 "warnsAtBasisPoints":8000,"ageingDays":[30,60,90]}]\
                """);

    private final Http http = Http.with();
    private String member = "";

    @BeforeEach
    void lend() {
        Http.Reply drafted = http.send(
                "sandbox-operator",
                "PUT",
                "/v1/program/draft",
                "{\"basedOn\":1,\"settings\":%s}".formatted(SETTINGS),
                Map.of());
        assertThat(drafted.status()).as(drafted.text()).isEqualTo(200);
        assertThat(http.post("sandbox-admin", "/v1/program/draft/publication", "")
                        .status())
                .isEqualTo(201);
        advance("PT1H");
        http.post("sandbox-till", "/v1/members", "{\"identifiers\":[{\"type\":\"card\",\"value\":\"6200001\"}]}");
        member = "/v1/members/card:6200001";
        done(http.post(
                "sandbox-operator", member + "/credit/account/limit", "{\"limit\":100000,\"reason\":\"asked\"}"));
    }

    @AfterEach
    void stop() {
        http.close();
    }

    @Test
    void whatIsRepaidPaysTheOldestFirst() {
        spend("P-1", 1_000);
        advance("P30D");
        spend("P-2", 2_000);
        assertThat(ages()).isEqualTo("3000 0 0 0");
        advance("P1D");
        assertThat(ages()).isEqualTo("2000 1000 0 0");
        advance("P30D");
        spend("P-3", 4_000);
        assertThat(ages()).isEqualTo("4000 2000 1000 0");
        advance("P30D");
        assertThat(ages()).isEqualTo("4000 0 2000 1000");

        repay(1_500);

        assertThat(ages()).isEqualTo("4000 0 1500 0");
        repay(5_500);
        assertThat(ages()).isEqualTo("0 0 0 0");
    }

    @Test
    void daysEndAtMidnightInTheZoneOfTheProgram() {
        // The sandbox began at midnight in Shanghai, so it is one o'clock.
        spend("P-1", 1_000);
        advance("P30DT22H59M");
        assertThat(ages()).isEqualTo("1000 0 0 0");
        advance("PT1M");
        assertThat(ages()).isEqualTo("0 1000 0 0");
    }

    @Test
    void goodsThatComeBackMakeLessOfWhatWasSpentOnThem() {
        spend("P-1", 1_000);
        advance("P40D");
        spend("P-2", 2_000);
        advance("P40D");
        spend("P-3", 4_000);
        String purchase = buy("P-3", 4_000);
        assertThat(ages()).isEqualTo("4000 2000 1000 0");

        done(http.post("sandbox-till", member + "/purchases/" + purchase + "/returns", """
            {"receipt":"X-1","lines":[{"line":1,"quantity":1,"amount":4000}]}\
            """));

        assertThat(ages()).isEqualTo("0 2000 1000 0");
    }

    @Test
    void whatIsMirroredWasNeverSpent() {
        spend("P-1", 1_000);
        advance("P40D");
        Http.Reply second = spend("P-2", 2_000);
        repay(500);
        String entry = second.json().at("/entry/id").asString();

        done(http.post("sandbox-operator", member + "/entries/" + entry + "/reversal", "{\"reason\":\"mistyped\"}"));

        assertThat(ages()).isEqualTo("0 500 0 0");
    }

    @Test
    void whatComesBackAfterItWasRepaidIsInTheMembersFavour() {
        spend("P-1", 1_000);
        String purchase = buy("P-1", 1_000);
        repay(1_000);
        done(http.post("sandbox-till", member + "/purchases/" + purchase + "/returns", """
            {"receipt":"X-1","lines":[{"line":1,"quantity":1,"amount":1000}]}\
            """));

        JsonNode line = line();
        assertThat(line.path("inFavour").asLong()).isEqualTo(1_000);
        assertThat(line.path("available").asLong()).isEqualTo(101_000);
        assertThat(line.path("owed").asLong()).isZero();
        spend("P-2", 1_200);
        assertThat(ages()).isEqualTo("200 0 0 0");
    }

    @Test
    void itIsReadBackAsFarAsItIsOwed() {
        spend("P-1", 1_000);
        advance("P100D");
        for (int times = 0; times < 450; times++) {
            spend("R-" + times, 10);
        }

        assertThat(ages()).isEqualTo("4500 0 0 1000");
    }

    private String ages() {
        StringBuilder ages = new StringBuilder();
        line().path("ages")
                .forEach(age -> ages.append(age.path("amount").asLong()).append(' '));
        return ages.toString().trim();
    }

    private JsonNode line() {
        return http.get("sandbox-app", member + "/credit").json().at("/lines/0");
    }

    private void advance(String by) {
        done(http.post("sandbox-admin", "/v1/program/test-clock/advance", "{\"by\":\"%s\"}".formatted(by)));
    }

    private Http.Reply spend(String reference, long amount) {
        return done(http.post("sandbox-till", member + "/redemptions", """
            {"merchant":"cafe","unit":"account","amount":%d,"reference":"%s"}\
            """.formatted(amount, reference)));
    }

    private String buy(String receipt, long amount) {
        return done(http.post("sandbox-till", member + "/purchases", """
            {"merchant":"cafe","receipt":"%s","currency":"CNY",
             "lines":[{"line":1,"sku":"CHAIR","quantity":1,"amount":%d}]}\
            """.formatted(receipt, amount)))
                .json()
                .path("purchase")
                .asString();
    }

    private void repay(long amount) {
        done(http.post("sandbox-till", member + "/credit/account/repayments", """
            {"merchant":"cafe","receipt":"%s","currency":"CNY","amount":%d}\
            """.formatted(Http.fresh("C-"), amount)));
    }

    private static Http.Reply done(Http.Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply;
    }
}
