package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.TestClock;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.ProgramJson;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A program with cashback and stamps beside points, made by the API alone from one that has only points. */
class WalletsTest {
    private static final String SETTINGS =
            ProgramJson.settings(DemoProgram.program()).toString();
    private static final String WALLETS = """
        "wallets":[
         {"id":"cashback","use":"TENDER","lots":{"expiry":{"mode":"never"},
          "pending":{"mode":"after-days","days":14},"owed":"OWE","grace":"P30D"}},
         {"id":"stamps","use":"COLLECT","lots":{"expiry":{"mode":"after-period","period":"P6M","roundUp":"DAY"},
          "pending":{"mode":"at-once"},"owed":"WRITE_OFF","grace":"P7D"}}]\
        """.replaceAll("\\n *", "");
    private static final String GROUPS = """
        "groups":[
         {"id":"cash","wallet":"cashback","play":"ALL","rules":[{"id":"five-percent","atLeast":{"minor":0,"pieces":0},
          "effect":{"gives":"percent","basisPoints":500,"rounding":"DOWN"}}]},
         {"id":"cups","wallet":"stamps","play":"ALL","rules":[{"id":"a-stamp-a-cup","goods":[{"categories":["coffee"]}],
          "atLeast":{"minor":0,"pieces":0},"effect":{"gives":"per-item","points":1}}]}]\
        """;
    private static final String PURCHASE = """
        {"merchant":"cafe","receipt":"R-1","currency":"CNY","lines":[
         {"line":1,"sku":"LATTE","category":"coffee","quantity":2,"amount":5600},
         {"line":2,"sku":"CAKE","category":"cake","quantity":1,"amount":2400}]}\
        """;

    private final Http http = Http.with();
    private final TestClock clock = http.bean(TestClock.class);
    private String path = "";

    @BeforeEach
    void publishWallets() {
        Revising.enforce(http, SETTINGS.replace("\"wallets\":[]", WALLETS).replace("\"groups\":[]", GROUPS));
        path = "/v1/members/" + http.member();
    }

    @AfterEach
    void stop() {
        http.close();
    }

    @Test
    void onePurchaseEarnsIntoEveryWalletAndCashbackWaitsForItsTime() {
        Http.Reply bought = http.post("demo-till", path + "/purchases", PURCHASE);

        assertThat(amounts(bought.json().path("earned"))).isEqualTo("points 80, cashback 400, stamps 2, ");
        assertThat(bought.json().at("/balances/cashback").toString())
                .isEqualTo("{\"available\":0,\"held\":0,\"pending\":400}");
        assertThat(bought.json().at("/balances/stamps/available").asInt()).isEqualTo(2);
        clock.advance(Duration.ofDays(14));
        assertThat(balance("cashback")).isEqualTo(400);
    }

    @Test
    void aReturnTakesBackFromEachWalletWhatThePurchaseNoLongerEarns() {
        http.post("demo-till", path + "/purchases", PURCHASE);
        Http.Reply first = http.post("demo-till", path + "/purchases/receipt:cafe:R-1/returns", """
            {"lines":[{"line":1,"quantity":1}]}\
            """);
        Http.Reply rest = http.post("demo-till", path + "/purchases/receipt:cafe:R-1/returns", """
            {"lines":[{"line":1,"quantity":1},{"line":2,"quantity":1}]}\
            """);

        assertThat(amounts(first.json().path("takenBack"))).isEqualTo("cashback 140, points 28, stamps 1, ");
        assertThat(amounts(rest.json().path("takenBack"))).isEqualTo("cashback 260, points 52, stamps 1, ");
        assertThat(rest.json().path("balances").toString())
                .isEqualTo("{\"cashback\":{\"available\":0,\"held\":0,\"pending\":0},"
                        + "\"points\":{\"available\":0,\"held\":0,\"pending\":0},"
                        + "\"stamps\":{\"available\":0,\"held\":0,\"pending\":0}}");
    }

    @Test
    void aReversalTakesAllOfItBack() {
        String entry = http.post("demo-till", path + "/purchases", PURCHASE)
                .json()
                .at("/entry/id")
                .asString();

        Http.Reply reversed =
                http.post("demo-operator", path + "/entries/" + entry + "/reversal", "{\"reason\":\"mistyped\"}");

        assertThat(amounts(reversed.json().path("takenBack"))).isEqualTo("cashback 400, points 80, stamps 2, ");
    }

    @Test
    void anOperatorAdjustsAnyWalletThereIs() {
        Http.Reply given = adjust("stamps", 3);

        assertThat(given.status()).isEqualTo(201);
        assertThat(balance("stamps")).isEqualTo(3);
        assertThat(adjust("stamps", -4).status()).isEqualTo(409);
        assertThat(adjust("miles", 3).code()).isEqualTo("unknown-unit");
    }

    @Test
    void anEntrySaysWhatEachRuleGaveOfWhat() {
        Http.Reply bought = http.post("demo-till", path + "/purchases", PURCHASE);
        String entry = path + "/entries/" + bought.json().at("/entry/id").asString();

        String english = http.get("demo-operator", entry)
                .json()
                .at("/details/trace/fired")
                .toString();
        String chinese = http.send("demo-operator", "GET", entry, "", Map.of("Accept-Language", "zh"))
                .json()
                .at("/details/trace/fired")
                .toString();

        assertThat(english).contains("five-percent gave 400 cashback.").contains("base-rate gave 80 points.");
        assertThat(chinese).contains("base-rate 发放了 80 积分。");
    }

    @Test
    void aWalletThatMembersMayHaveSomethingInStays() {
        Http.Reply gone = Revising.publish(http, SETTINGS);

        assertThat(gone.code()).isEqualTo("invalid-settings");
        assertThat(gone.json().at("/violations/0/code").asString()).isEqualTo("unchangeable");
        assertThat(Revising.publish(http, SETTINGS.replace("\"groups\":[]", GROUPS))
                        .json()
                        .toString())
                .contains("unknown-wallet");
    }

    private Http.Reply adjust(String unit, int amount) {
        return http.post(
                "demo-operator",
                path + "/adjustments",
                "{\"unit\":\"%s\",\"amount\":%d,\"reason\":\"goodwill\"}".formatted(unit, amount));
    }

    private int balance(String wallet) {
        return http.get("demo-app", path + "/balances")
                .json()
                .at("/balances/" + wallet + "/available")
                .asInt();
    }

    private static String amounts(JsonNode list) {
        StringBuilder amounts = new StringBuilder();
        list.forEach(each -> amounts.append(each.path("unit").asString())
                .append(' ')
                .append(each.path("amount").asLong())
                .append(", "));
        return amounts.toString();
    }
}
