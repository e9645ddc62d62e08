package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guerdon.ledger.TestClock;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.ProgramJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Rules that look at what a member did before, over HTTP: quotes, backtests, why, many tills at once, and erasure. */
class HistoryTest {
    private static final String ANY = "\"atLeast\":{\"minor\":0,\"pieces\":0}";
    private static final String SETTINGS = ProgramJson.settings(DemoProgram.program())
            .toString()
            .replace("\"wallets\":[]", """
                "wallets":[{"id":"orders","use":"STATUS","lots":{
                 "expiry":{"mode":"after-period","period":"P36500D","roundUp":"DAY"},
                 "pending":{"mode":"at-once"},"owed":"WRITE_OFF","grace":"P0D"}}]\
                """)
            .replace("\"groups\":[]", """
                "groups":[
                 {"id":"feed","wallet":"orders","play":"ALL","rules":[{"id":"order",%1$s,"effect":{"gives":"fixed","points":1}}]},
                 {"id":"welcome","play":"ALL","rules":[{"id":"first-two","when":["member.earned.orders.ever < 2"],%1$s,
                  "effect":{"gives":"fixed","points":1000}}]},
                 {"id":"capped","play":"ALL","caps":[{"per":"MONTH","points":100,"overflow":"CUT"}],
                  "rules":[{"id":"extra",%1$s,"effect":{"gives":"rate","rate":{"points":1,"stepMinor":100,"rounding":"DOWN"}}}]},
                 {"id":"birthday","play":"ALL","times":[{"per":"YEAR","most":1}],
                  "rules":[{"id":"cake","when":["member.birthday.isToday"],%1$s,"effect":{"gives":"fixed","points":5000}}]}]\
                """.formatted(ANY));

    private final Http http = Http.with();
    private final TestClock clock = http.bean(TestClock.class);
    private String path = "";

    @BeforeEach
    void publishRules() {
        draft(SETTINGS, 1);
        assertThat(http.post("demo-admin", "/v1/program/draft/publication", "").status())
                .isEqualTo(201);
        clock.advance(Duration.ofSeconds(3));
        path = "/v1/members/" + http.member();
    }

    @AfterEach
    void stop() {
        http.close();
    }

    @Test
    void theFirstOrdersAndACapOverTheMonthAndWhy() {
        assertThat(points(buy("R-1", 70))).isEqualTo(70 + 1_000 + 70);
        Http.Reply second = buy("R-2", 70);
        assertThat(points(second)).isEqualTo(70 + 1_000 + 30);
        Http.Reply third = buy("R-3", 70);
        assertThat(points(third)).isEqualTo(70);

        assertThat(why(second, "en"))
                .contains("extra gave less or nothing, because of what the period has left: "
                        + "capped: 30 < 70 (100 per MONTH).")
                .contains("\"reason\":\"period-cap\"");
        assertThat(why(third, "zh"))
                .contains("extra 少发或未发放：本期剩余额度不足（capped: 0 < 70 (100 per MONTH)）。")
                .contains("条件不成立：member.earned.orders.ever < 2");
    }

    @Test
    void manyTillsAtOnceGiveWhatTheCapLeavesAndTheFirstOrdersTwice() throws InterruptedException, ExecutionException {
        List<Callable<Http.Reply>> sales = new ArrayList<>();
        for (int number = 0; number < 24; number++) {
            String receipt = "M-" + number;
            sales.add(() -> buy(receipt, 10));
        }
        int points = 0;
        try (ExecutorService tills = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Http.Reply> sold : tills.invokeAll(sales)) {
                points += points(sold.get());
            }
        }

        assertThat(points).isEqualTo(24 * 10 + 2 * 1_000 + 100);
    }

    @Test
    void whatIsQuotedIsKeptForItUntilItEnds() {
        JsonNode quoted = quote("Q-1", 70);
        assertThat(amount(quoted.path("wouldEarn"))).isEqualTo(1_140);

        assertThat(points(buy("R-1", 70)))
                .as("30 are left while the quote is open, and no order was made yet")
                .isEqualTo(70 + 1_000 + 30);
        Http.Reply done = close(quoted, "commit");

        assertThat(points(done)).isEqualTo(1_140);
        assertThat(why(done, "en")).contains("extra gave 70 points.");
        assertThat(points(buy("R-2", 70))).as("both count").isEqualTo(70);
    }

    @Test
    void whatADroppedOrLapsedQuoteKeptIsFree() {
        close(quote("Q-1", 60), "drop");
        assertThat(points(buy("R-1", 70))).isEqualTo(70 + 1_000 + 70);
        quote("Q-2", 60);
        clock.advance(Duration.ofMinutes(15));

        assertThat(points(buy("R-2", 70))).isEqualTo(70 + 1_000 + 30);
    }

    @Test
    void aReturnedQuoteGivesItsRoomBack() {
        close(quote("Q-1", 100), "commit");
        http.post(
                "demo-till",
                path + "/purchases/receipt:cafe:Q-1/returns",
                "{\"lines\":[{\"line\":0,\"amount\":4000}]}");

        assertThat(points(buy("R-1", 70))).isEqualTo(70 + 1_000 + 40);
    }

    @Test
    void aBirthdayIsGivenOnceAYearHoweverOftenItIsMoved() {
        profile("1990-11-22");
        assertThat(points(buy("R-1", 1))).isEqualTo(1 + 1_000 + 1 + 5_000);
        clock.advance(Duration.ofDays(1));
        profile("1990-11-23");

        Http.Reply again = buy("R-2", 1);

        assertThat(points(again)).isEqualTo(1 + 1_000 + 1);
        assertThat(why(again, "en"))
                .contains("cake gave nothing: its group has given as often as it may (birthday: 1 per YEAR).")
                .contains("\"reason\":\"times\"");
    }

    @Test
    void noEntrySaysWhenABirthdayIs() {
        profile("1990-11-22");
        buy("R-1", 1);

        String entries = http.get("demo-operator", path + "/export").text();

        assertThat(entries.substring(entries.indexOf("\"entries\"")))
                .contains("cake")
                .doesNotContain("1990");
    }

    @Test
    void theSameRulesOverTheSameHistoryMakeNoDifference() {
        profile("1990-11-22");
        buy("R-1", 40);
        clock.advance(Duration.ofMinutes(1));
        JsonNode open = quote("Q-1", 50);
        buy("R-2", 40);
        close(open, "commit");
        close(quote("Q-2", 5), "drop");
        http.post(
                "demo-till",
                path + "/purchases/receipt:cafe:R-1/returns",
                "{\"lines\":[{\"line\":0,\"amount\":3000}]}");
        clock.advance(Duration.ofDays(2));
        Http.Reply mistyped = buy("R-3", 40);
        String entry = mistyped.json().at("/entry/id").asString();
        http.post("demo-operator", path + "/entries/" + entry + "/reversal", "{\"reason\":\"mistyped\"}");
        http.post("demo-operator", path + "/adjustments", "{\"unit\":\"orders\",\"amount\":-1,\"reason\":\"sorry\"}");
        buy("R-4", 40);
        late("R-5", 40, "2026-11-22T10:00:30+08:00");
        draft(SETTINGS, 2);

        JsonNode report = backtest();

        assertThat(report.path("purchases").asInt()).isEqualTo(5);
        assertThat(report.path("wallets").size()).isEqualTo(2);
        report.path("wallets")
                .forEach(wallet ->
                        assertThat(wallet.path("would")).as("%s", report).isEqualTo(wallet.path("recorded")));
        assertThat(report.path("gains").size() + report.path("losses").size()).isZero();
    }

    @Test
    void aDraftIsTriedWithTheCountersAndRoomItWouldHaveLeft() {
        for (int order = 1; order <= 4; order++) {
            buy("R-" + order, 30);
        }
        draft(
                SETTINGS.replace("\"points\":1000}", "\"points\":10}")
                        .replace("\"points\":100,\"overflow\"", "\"points\":70,\"overflow\""),
                2);

        JsonNode points = backtest().at("/wallets/1");

        assertThat(points.path("recorded").asInt()).isEqualTo(120 + 2_000 + 100);
        assertThat(points.path("would").asInt()).isEqualTo(120 + 20 + 70);
    }

    private Http.Reply buy(String receipt, int yuan) {
        return sold(receipt, yuan, "");
    }

    private void late(String receipt, int yuan, String at) {
        sold(receipt, yuan, "\"at\":\"" + at + "\",");
    }

    private Http.Reply sold(String receipt, int yuan, String more) {
        Http.Reply bought = http.post(
                "demo-till",
                path + "/purchases",
                "{\"merchant\":\"cafe\",\"receipt\":\"%s\",%s\"currency\":\"CNY\",\"amount\":%d}"
                        .formatted(receipt, more, yuan * 100));
        assertThat(bought.status()).as(bought.text()).isEqualTo(201);
        return bought;
    }

    private JsonNode quote(String receipt, int yuan) {
        Http.Reply quoted = http.post(
                "demo-till",
                path + "/quotes",
                "{\"merchant\":\"cafe\",\"receipt\":\"%s\",\"currency\":\"CNY\",\"amount\":%d}"
                        .formatted(receipt, yuan * 100));
        assertThat(quoted.status()).as(quoted.text()).isEqualTo(201);
        return quoted.json();
    }

    private Http.Reply close(JsonNode quoted, String how) {
        Http.Reply closed =
                http.post("demo-till", path + "/quotes/" + quoted.path("quote").asString() + "/" + how, "");
        assertThat(closed.status()).as(closed.text()).isIn(200, 201);
        return closed;
    }

    private void profile(String birthday) {
        assertThat(http.send("demo-operator", "PUT", path + "/profile", "{\"birthday\":\"" + birthday + "\"}", Map.of())
                        .status())
                .isEqualTo(200);
    }

    private static int points(Http.Reply bought) {
        return amount(bought.json().path("earned"));
    }

    private static int amount(JsonNode all) {
        for (JsonNode earned : all) {
            if (earned.path("unit").asString().equals("points")) {
                return earned.path("amount").asInt();
            }
        }
        return 0;
    }

    private String why(Http.Reply reply, String language) {
        String entry = path + "/entries/" + reply.json().at("/entry/id").asString();
        return http.send("demo-operator", "GET", entry, "", Map.of("Accept-Language", language))
                .json()
                .at("/details/trace")
                .toString();
    }

    private void draft(String settings, int basedOn) {
        String body = "{\"basedOn\":%d,\"settings\":%s}".formatted(basedOn, settings);
        Http.Reply saved = http.send("demo-operator", "PUT", "/v1/program/draft", body, Map.of());
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
    }

    private JsonNode backtest() {
        assertThat(http.post("demo-operator", "/v1/program/draft/backtest", "").status())
                .isEqualTo(202);
        await().until(() -> latest().path("state").asString().equals("done"));
        return latest();
    }

    private JsonNode latest() {
        return http.get("demo-operator", "/v1/program/draft/backtest").json();
    }
}
