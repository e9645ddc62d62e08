package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Budgets over all members, over HTTP: taken by sales, activities and quotes, given back, shown, and why. */
class BudgetsTest {
    private static final String ANY = "\"atLeast\":{\"minor\":0,\"pieces\":0}";
    private static final String SETTINGS =
            ProgramJson.settings(DemoProgram.program()).toString().replace("\"groups\":[]", """
                "groups":[{"id":"double","play":"ALL",
                  "budgets":[{"per":"MONTH","most":300,"overflow":"CUT"},{"per":"EVER","most":1000,"overflow":"CUT"}],
                  "rules":[{"id":"extra",%1$s,"effect":{"gives":"rate","rate":{"points":1,"stepMinor":100,"rounding":"DOWN"}}}]}],
                 "activities":[{"type":"review","groups":[{"id":"reviews","play":"ALL",
                  "budgets":[{"per":"DAY","most":50,"overflow":"REFUSE"}],
                  "rules":[{"id":"a-review",%1$s,"effect":{"gives":"fixed","points":20}}]}]}]\
                """.formatted(ANY));

    private final Http http = Http.with();
    private final TestClock clock = http.bean(TestClock.class);
    private String ann = "";
    private String ben = "";

    @BeforeEach
    void publishRules() {
        Revising.enforce(http, SETTINGS);
        ann = "/v1/members/" + http.member();
        ben = "/v1/members/" + http.member();
    }

    @AfterEach
    void stop() {
        http.close();
    }

    @Test
    void allMembersTogetherGetWhatTheBudgetHasAndTheEntrySaysSo() {
        assertThat(points(buy(ann, "R-1", 200))).isEqualTo(400);
        Http.Reply cut = buy(ben, "R-2", 150);
        assertThat(points(cut)).isEqualTo(150 + 100);
        Http.Reply none = buy(ann, "R-3", 10);
        assertThat(points(none)).isEqualTo(10);

        assertThat(why(ben, cut, "en"))
                .contains("extra gave less or nothing, because of what is left of the budget for all members: "
                        + "double: 100 < 150 (300 per MONTH).")
                .contains("\"reason\":\"budget\"");
        assertThat(why(ann, none, "zh")).contains("extra 少发或未发放：全体会员的预算剩余不足（double: 0 < 10 (300 per MONTH)）。");
        assertThat(budget(0))
                .isEqualTo("{\"group\":\"double\",\"unit\":\"points\",\"per\":\"MONTH\",\"period\":\"2026-11\","
                        + "\"most\":300,\"given\":300,\"promised\":0,\"left\":0}");
        assertThat(budget(1))
                .isEqualTo("{\"group\":\"double\",\"unit\":\"points\",\"per\":\"EVER\","
                        + "\"most\":1000,\"given\":300,\"promised\":0,\"left\":700}");
    }

    @Test
    void aNextMonthHasABudgetOfItsOwn() {
        buy(ann, "R-1", 300);
        clock.advance(Duration.ofDays(10));

        assertThat(points(buy(ben, "R-2", 40))).isEqualTo(80);
        assertThat(budget(0))
                .contains("\"period\":\"2026-12\"")
                .contains("\"given\":40")
                .contains("\"left\":260");
        assertThat(budget(1)).contains("\"given\":340");
    }

    @Test
    void whatComesBackOrIsReversedGoesBack() {
        buy(ann, "R-1", 200);
        Http.Reply cut = buy(ben, "R-2", 150);
        giveBack(ben, "R-2", 5000);
        assertThat(budget(0)).as("100 of what is left would have given 100").contains("\"given\":300");
        giveBack(ben, "R-2", 3000);
        assertThat(budget(0)).contains("\"given\":270");
        giveBack(ben, "R-2", 7000);
        assertThat(budget(0)).contains("\"given\":200").contains("\"left\":100");

        Http.Reply mistyped = buy(ben, "R-3", 100);
        String entry = mistyped.json().at("/entry/id").asString();
        String reversal = ben + "/entries/" + entry + "/reversal";
        assertThat(http.post("demo-operator", reversal, "{\"reason\":\"mistyped\"}")
                        .status())
                .isEqualTo(201);
        assertThat(budget(0)).contains("\"given\":200").contains("\"left\":100");
        assertThat(budget(1)).contains("\"given\":200").contains("\"left\":800");
        assertThat(points(cut)).isEqualTo(250);
    }

    @Test
    void aRepeatTakesNothing() {
        Http.Reply first = http.post("demo-till", ann + "/purchases", body("R-1", 40), "same");
        Http.Reply again = http.post("demo-till", ann + "/purchases", body("R-1", 40), "same");
        Http.Reply other = http.post("demo-till", ben + "/purchases", body("R-1", 40), "other");

        assertThat(again.text()).isEqualTo(first.text());
        assertThat(other.code()).isEqualTo("receipt-already-recorded");
        assertThat(budget(0)).contains("\"given\":40");
    }

    @Test
    void aQuoteTakesWhatItPromisesAndCommittingItTakesNoMore() {
        JsonNode quoted = quote(ann, "Q-1", 250);
        assertThat(amount(quoted.path("wouldEarn"))).isEqualTo(500);
        assertThat(budget(0)).contains("\"given\":0,\"promised\":250,\"left\":50");
        assertThat(points(buy(ben, "R-1", 80))).isEqualTo(80 + 50);

        assertThat(points(close(ann, quoted, "commit"))).isEqualTo(500);
        assertThat(budget(0)).contains("\"given\":300,\"promised\":0,\"left\":0");
        giveBack(ann, "Q-1", 25000);
        assertThat(budget(0)).contains("\"given\":50,\"promised\":0,\"left\":250");
    }

    @Test
    void whatADroppedQuoteHadGoesBackAtOnceAndOnce() {
        JsonNode quoted = quote(ann, "Q-1", 250);
        close(ann, quoted, "drop");
        assertThat(budget(0)).contains("\"given\":0,\"promised\":0,\"left\":300");
        String path = ann + "/quotes/" + quoted.path("quote").asString() + "/drop";
        assertThat(http.post("demo-till", path, "").code()).isEqualTo("quote-dropped");
        assertThat(budget(0)).contains("\"given\":0,\"promised\":0,\"left\":300");
    }

    @Test
    void whatALapsedQuoteHadIsThereForTheNext() {
        JsonNode quoted = quote(ann, "Q-1", 250);
        clock.advance(Duration.ofMinutes(17));
        assertThat(budget(0)).contains("\"given\":0,\"promised\":0,\"left\":300");
        assertThat(points(buy(ben, "R-1", 300))).isEqualTo(600);
        String path = ann + "/quotes/" + quoted.path("quote").asString() + "/";
        assertThat(http.post("demo-till", path + "commit", "").code()).isEqualTo("quote-lapsed");
        assertThat(http.post("demo-till", path + "drop", "").code()).isEqualTo("quote-lapsed");
        assertThat(budget(0)).contains("\"given\":300,\"promised\":0,\"left\":0");
    }

    @Test
    void activitiesHaveBudgetsToo() {
        assertThat(points(review(ann, "v-1"))).isEqualTo(20);
        Http.Reply second = review(ben, "v-2");
        assertThat(points(second)).isEqualTo(20);
        Http.Reply third = review(ann, "v-3");
        assertThat(points(third)).as("10 are left, and all or nothing is given").isZero();
        assertThat(why(ann, third, "en")).contains("reviews: 10 < 20 (50 per DAY)");
        assertThat(budget(2)).contains("\"group\":\"reviews\"").contains("\"given\":40,\"promised\":0,\"left\":10");

        String entry = second.json().at("/entry/id").asString();
        http.post("demo-operator", ben + "/entries/" + entry + "/reversal", "{\"reason\":\"not hers\"}");
        assertThat(budget(2)).contains("\"given\":20,\"promised\":0,\"left\":30");
        clock.advance(Duration.ofDays(1));
        assertThat(points(review(ann, "v-4"))).isEqualTo(20);
    }

    @Test
    void manyTillsAtOnceGiveAllOfItAndNoMore() throws InterruptedException, ExecutionException {
        List<Callable<Http.Reply>> sales = new ArrayList<>();
        for (int number = 0; number < 48; number++) {
            String member = "/v1/members/" + http.member();
            String receipt = "M-" + number;
            sales.add(() -> buy(member, receipt, 7));
        }
        int points = 0;
        try (ExecutorService tills = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Http.Reply> sold : tills.invokeAll(sales)) {
                points += points(sold.get());
            }
        }
        assertThat(points).isEqualTo(48 * 7 + 300);
        assertThat(budget(0)).contains("\"given\":300,\"promised\":0,\"left\":0");
    }

    @Test
    void onlyOperatorsSeeBudgets() {
        assertThat(http.get("demo-till", "/v1/program/budgets").code()).isEqualTo("role-not-permitted");
        assertThat(http.get("demo-app", "/v1/program/budgets").code()).isEqualTo("role-not-permitted");
        assertThat(http.get("demo-partner", "/v1/program/budgets").code()).isEqualTo("role-not-permitted");
        assertThat(http.get("", "/v1/program/budgets").code()).isEqualTo("unauthenticated");
        assertThat(http.get(ann, "/v1/program/budgets").status()).isEqualTo(401);
        Http.Reply bought = buy(ann, "R-1", 40);
        String entry = ann + "/entries/" + bought.json().at("/entry/id").asString();
        assertThat(http.get("demo-till", entry).text()).as("what others took").doesNotContain("budget:");
    }

    @Test
    void howMuchIsLeftIsToldToOperatorsAndNotToMembersTillsAndPartners() {
        buy(ann, "R-1", 200);
        Http.Reply cut = buy(ben, "R-2", 150);
        String entry = ben + "/entries/" + cut.json().at("/entry/id").asString();
        String figures = "100 < 150 (300 per MONTH)";

        for (String bearer : new String[] {"demo-operator", "demo-admin"}) {
            assertThat(http.get(bearer, entry).text()).contains("\"reason\":\"budget\"", figures);
        }
        String cafe = http.post("demo-admin", "/v1/keys", "{\"role\":\"operator\",\"merchant\":\"cafe\"}")
                .json()
                .path("key")
                .asString();
        for (String bearer : new String[] {"demo-app", "demo-till", "demo-partner", cafe}) {
            assertThat(http.get(bearer, entry).text())
                    .contains("\"reason\":\"budget\"", "what is left of the budget for all members.")
                    .doesNotContain("300 per MONTH", "100 < 150");
        }
        assertThat(http.send("demo-app", "GET", entry, "", Map.of("Accept-Language", "zh"))
                        .text())
                .contains("extra 少发或未发放：全体会员的预算剩余不足。");
        assertThat(http.get("demo-operator", "/v1/entries").text()).contains(figures);
        assertThat(http.get("demo-operator", ben + "/export").text())
                .contains("\"reason\":\"budget\"")
                .doesNotContain("300 per MONTH");
    }

    @Test
    void aBudgetIsRaisedAndNotLowered() {
        buy(ann, "R-1", 300);
        String lower = SETTINGS.replace("\"most\":1000", "\"most\":999");
        Http.Reply refused = Revising.publish(http, lower);
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.text())
                .contains("/policies/groups/0/budgets/1/most")
                .contains("unchangeable")
                .contains("up to 1000 may have been given");

        Revising.enforce(http, SETTINGS.replace("\"most\":300", "\"most\":350"));
        assertThat(points(buy(ben, "R-2", 100))).isEqualTo(150);
        assertThat(budget(0)).contains("\"most\":350,\"given\":350,\"promised\":0,\"left\":0");
    }

    @Test
    void aBacktestGivesWhatRulesWouldGiveWereThereEnough() {
        buy(ann, "R-1", 300);
        buy(ben, "R-2", 100);
        assertThat(Revising.draft(http, SETTINGS).status()).isEqualTo(200);
        http.post("demo-operator", "/v1/program/draft/backtest", "");
        org.awaitility.Awaitility.await()
                .until(() -> http.get("demo-operator", "/v1/program/draft/backtest")
                        .json()
                        .path("state")
                        .asString()
                        .equals("done"));
        JsonNode points =
                http.get("demo-operator", "/v1/program/draft/backtest").json().at("/wallets/0");
        assertThat(points.path("recorded").asInt()).isEqualTo(400 + 300);
        assertThat(points.path("would").asInt()).isEqualTo(400 + 400);
    }

    private Http.Reply buy(String member, String receipt, int yuan) {
        Http.Reply bought = http.post("demo-till", member + "/purchases", body(receipt, yuan));
        assertThat(bought.status()).as(bought.text()).isEqualTo(201);
        return bought;
    }

    private static String body(String receipt, int yuan) {
        return "{\"merchant\":\"cafe\",\"receipt\":\"%s\",\"currency\":\"CNY\",\"amount\":%d}"
                .formatted(receipt, yuan * 100);
    }

    private void giveBack(String member, String receipt, int minor) {
        Http.Reply back = http.post(
                "demo-till",
                member + "/purchases/receipt:cafe:" + receipt + "/returns",
                "{\"lines\":[{\"line\":0,\"amount\":%d}]}".formatted(minor));
        assertThat(back.status()).as(back.text()).isEqualTo(201);
    }

    private Http.Reply review(String member, String key) {
        Http.Reply reported = http.post("demo-till", member + "/activities", "{\"type\":\"review\"}", key);
        assertThat(reported.status()).as(reported.text()).isEqualTo(201);
        return reported;
    }

    private JsonNode quote(String member, String receipt, int yuan) {
        Http.Reply quoted = http.post("demo-till", member + "/quotes", body(receipt, yuan));
        assertThat(quoted.status()).as(quoted.text()).isEqualTo(201);
        return quoted.json();
    }

    private Http.Reply close(String member, JsonNode quoted, String how) {
        Http.Reply closed = http.post(
                "demo-till", member + "/quotes/" + quoted.path("quote").asString() + "/" + how, "");
        assertThat(closed.status()).as(closed.text()).isIn(200, 201);
        return closed;
    }

    private String budget(int place) {
        return http.get("demo-operator", "/v1/program/budgets")
                .json()
                .path("budgets")
                .path(place)
                .toString();
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

    private String why(String member, Http.Reply reply, String language) {
        String entry = member + "/entries/" + reply.json().at("/entry/id").asString();
        return http.send("demo-operator", "GET", entry, "", Map.of("Accept-Language", language))
                .json()
                .at("/details/trace")
                .toString();
    }
}
