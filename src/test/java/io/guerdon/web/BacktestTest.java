package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guerdon.program.DemoProgram;
import io.guerdon.program.ProgramJson;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A draft, tried on what happened before. */
class BacktestTest {
    private static final String SETTINGS =
            ProgramJson.settings(DemoProgram.program()).toString();
    private static final String DOUBLE = SETTINGS.replace("\"points\":1,\"stepMinor\"", "\"points\":2,\"stepMinor\"");

    private final Http http = Http.with();
    private final Random random = new Random(7);

    @AfterEach
    void stop() {
        http.close();
    }

    @Test
    void theSameRulesOverTheSameHistoryMakeNoDifference() {
        for (int member = 0; member < 20; member++) {
            shop("/v1/members/" + http.member());
        }
        draft(SETTINGS);

        JsonNode report = backtest();

        assertThat(report.path("purchases").asInt()).isEqualTo(60);
        assertThat(report.path("members").asInt()).isEqualTo(20);
        JsonNode points = report.at("/wallets/0");
        assertThat(points.path("recorded").asLong()).isPositive();
        assertThat(points.path("would")).isEqualTo(points.path("recorded"));
        assertThat(points.path("openWould")).isEqualTo(points.path("openRecorded"));
        assertThat(points.path("costMinor").asLong()).isZero();
        assertThat(report.path("gains").size() + report.path("losses").size()).isZero();
    }

    @Test
    void saysWhatADraftWouldCostAndWhoWouldGain() {
        String member = http.memberWith(100);
        http.memberWith(30);
        draft(DOUBLE);

        JsonNode report = backtest();

        assertThat(report.at("/wallets/0").toString())
                .isEqualTo("{\"unit\":\"points\",\"recorded\":130,\"would\":260,\"costMinor\":130,"
                        + "\"openRecorded\":130,\"openWould\":260,\"winners\":2,\"losers\":0}");
        assertThat(report.at("/gains/0/would").asInt()).isEqualTo(200);
        assertThat(report.at("/gains/0/member").asString())
                .isEqualTo(http.get("demo-operator", "/v1/members/" + member)
                        .json()
                        .path("id")
                        .asString());
    }

    @Test
    void aReversedPurchaseCameToNothingEitherWay() {
        String path = "/v1/members/" + http.member();
        String entry = http.post("demo-till", path + "/purchases", Http.purchase("R-1", 1_000))
                .json()
                .at("/entry/id")
                .asString();
        http.post("demo-operator", path + "/entries/" + entry + "/reversal", "{\"reason\":\"mistyped\"}");
        draft(DOUBLE);

        assertThat(backtest().path("wallets").size()).isZero();
    }

    @Test
    void thereIsNothingToTryWithoutADraft() {
        assertThat(http.post("demo-operator", "/v1/program/draft/backtest", "").code())
                .isEqualTo("draft-not-found");
        assertThat(http.get("demo-operator", "/v1/program/draft/backtest").code())
                .isEqualTo("backtest-not-found");
    }

    /** Three purchases, one of them returned in part. */
    private void shop(String path) {
        for (int each = 0; each < 3; each++) {
            String receipt = Http.fresh("B-");
            http.post("demo-till", path + "/purchases", """
                {"merchant":"cafe","receipt":"%s","currency":"CNY","lines":[
                 {"line":1,"quantity":3,"amount":%d},{"line":2,"quantity":1,"amount":%d}]}\
                """.formatted(
                            receipt, random.nextInt(10_000), random.nextInt(10_000)));
            if (each == 0) {
                http.post("demo-till", path + "/purchases/receipt:cafe:" + receipt + "/returns", """
                    {"lines":[{"line":1,"quantity":1}]}\
                    """);
            }
        }
    }

    private void draft(String settings) {
        assertThat(Revising.draft(http, settings).status()).isEqualTo(200);
    }

    private JsonNode backtest() {
        return backtest(http);
    }

    /** Tries the draft, and answers what it came to. */
    static JsonNode backtest(Http http) {
        String path = "/v1/program/draft/backtest";
        assertThat(http.post("demo-operator", path, "").status()).isEqualTo(202);
        await().until(() -> !state(http, path).equals("running"));
        assertThat(state(http, path)).isEqualTo("done");
        return http.get("demo-operator", path).json();
    }

    private static String state(Http http, String path) {
        return http.get("demo-operator", path).json().path("state").asString();
    }
}
