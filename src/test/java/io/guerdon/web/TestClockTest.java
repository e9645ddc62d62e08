package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.TestClock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A sandbox by the API alone. */
class TestClockTest {
    private static final String ADVANCE = "/v1/program/test-clock/advance";

    private final Http http = Http.with();

    @AfterEach
    void stop() {
        http.close();
    }

    @Test
    void yearsPassInASecond() {
        http.post("sandbox-till", "/v1/members", "{\"identifiers\":[{\"type\":\"card\",\"value\":\"6200001\"}]}");
        Http.Reply bought =
                http.post("sandbox-till", "/v1/members/card:6200001/purchases", Http.purchase("R-1", 10_000));
        assertThat(bought.status()).as(bought.text()).isEqualTo(201);
        assertThat(http.get("sandbox-admin", "/v1/program/test-clock").text())
                .isEqualTo("{\"now\":\"2026-01-01T00:00:00+08:00\",\"steps\":0,\"behind\":0}");

        Http.Reply moved = http.post("sandbox-admin", ADVANCE, "{\"by\":\"P2Y\"}", "k1");

        assertThat(moved.status()).isEqualTo(201);
        assertThat(moved.text())
                .isEqualTo("{\"step\":1,\"from\":\"2026-01-01T00:00:00+08:00\",\"to\":\"2028-01-01T00:00:00+08:00\"}");
        assertThat(balance()).isEqualTo(100);
        http.post("sandbox-admin", ADVANCE, "{\"to\":\"2028-02-01T00:00:00+08:00\"}", "k2");
        assertThat(balance()).isZero();
        assertThat(http.get("sandbox-till", "/v1/members/card:6200001/balances?at=2028-01-31T00:00:00%2B08:00")
                        .json()
                        .at("/balances/points/available")
                        .asInt())
                .isEqualTo(100);
        assertThat(http.get("sandbox-operator", "/v1/entries").text())
                .contains("\"kind\":\"expire\"", "\"recordedAt\":\"2028-01-31T15:59:59.999Z\"");
        http.bean(TestClock.class).advance(Duration.ofDays(3_000));
        assertThat(http.get("sandbox-admin", "/v1/program/test-clock").text())
                .isEqualTo("{\"now\":\"2028-02-01T00:00:00+08:00\",\"steps\":2,\"behind\":0}");
    }

    @Test
    void aRepeatIsAnsweredWordForWord() {
        Http.Reply first = http.post("sandbox-admin", ADVANCE, "{\"by\":\"P1M\"}", "k");
        Http.Reply again = http.post("sandbox-admin", ADVANCE, "{\"by\":\"P1M\"}", "k");

        assertThat(again.replayed()).isTrue();
        assertThat(first.replayed()).isFalse();
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.status()).isEqualTo(201);
        assertThat(http.post("sandbox-admin", ADVANCE, "{\"by\":\"P1Y\"}", "k").code())
                .isEqualTo("idempotency-key-reused");
        assertThat(http.send("sandbox-admin", "POST", ADVANCE, "{\"by\":\"P1Y\"}", Map.of())
                        .code())
                .isEqualTo("idempotency-key-missing");
    }

    @Test
    void whatCannotBeIsRefusedWithItsFacts() {
        Http.Reply backward = http.post("sandbox-admin", ADVANCE, "{\"to\":\"2025-01-01T00:00:00+08:00\"}");
        assertThat(backward.status()).isEqualTo(422);
        assertThat(backward.code()).isEqualTo("test-clock-backward");
        assertThat(backward.json().path("now").asString()).isEqualTo("2025-12-31T16:00:00Z");
        Http.Reply far = http.post("sandbox-admin", ADVANCE, "{\"by\":\"P5YT1S\"}");
        assertThat(far.code()).isEqualTo("test-clock-too-far");
        assertThat(far.json().path("latest").asString()).isEqualTo("2030-12-31T16:00:00Z");
        assertThat(http.post("sandbox-admin", ADVANCE, "{}").code()).isEqualTo("invalid-field");
        assertThat(http.post("sandbox-admin", ADVANCE, "{\"by\":\"P1D\",\"to\":\"2027-01-01T00:00:00Z\"}")
                        .code())
                .isEqualTo("invalid-field");
        assertThat(http.post("sandbox-admin", ADVANCE, "{\"by\":\"tomorrow\"}").code())
                .isEqualTo("invalid-field");
    }

    @Test
    void aLiveProgramHasNone() {
        assertThat(http.get("demo-admin", "/v1/program/test-clock").code()).isEqualTo("program-is-live");
        Http.Reply refused = http.post("demo-admin", ADVANCE, "{\"by\":\"P1D\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("program-is-live");
        assertThat(http.post("sandbox-operator", ADVANCE, "{\"by\":\"P1D\"}").status())
                .isEqualTo(403);
    }

    @Test
    void settingsComeIntoForceByTheTestClockAndNeverMakeASandboxLive() {
        String settings = http.get("sandbox-operator", "/v1/program/revisions/1")
                .json()
                .path("settings")
                .toString();
        assertThat(settings).contains("\"testClockFrom\":\"2025-12-31T16:00:00Z\"");
        assertThat(draft("sandbox-operator", settings.replace("\"stepMinor\":100", "\"stepMinor\":50"))
                        .status())
                .isEqualTo(200);
        Http.Reply published = http.post("sandbox-admin", "/v1/program/draft/publication", "", Http.fresh("p-"));
        assertThat(published.json().path("effectiveAt").asString()).isEqualTo("2025-12-31T16:00:02Z");
        assertThat(http.get("sandbox-till", "/v1/program")
                        .json()
                        .path("revision")
                        .asInt())
                .isEqualTo(1);

        http.post("sandbox-admin", ADVANCE, "{\"by\":\"PT2S\"}");

        assertThat(http.get("sandbox-till", "/v1/program")
                        .json()
                        .path("revision")
                        .asInt())
                .isEqualTo(2);
        String clock = ",\"testClockFrom\":\"2025-12-31T16:00:00Z\"";
        assertThat(refusedFor(draft("sandbox-operator", 2, settings.replace(clock, ""))))
                .isEqualTo("/place/testClockFrom unchangeable");
        String live = settings.replace(clock, clock.replace("2025", "2024"));
        assertThat(refusedFor(draft("demo-operator", 1, live))).isEqualTo("/place/testClockFrom unchangeable");
        assertThat(refusedFor(draft("sandbox-operator", 2, settings.replace("2025-12-31T16", "1912-12-31T16"))))
                .isEqualTo("/place/testClockFrom malformed");
    }

    private static String refusedFor(Http.Reply reply) {
        assertThat(reply.code()).as(reply.text()).isEqualTo("invalid-settings");
        return reply.json().at("/violations/0/pointer").asString() + " "
                + reply.json().at("/violations/0/code").asString();
    }

    private Http.Reply draft(String bearer, String settings) {
        return draft(bearer, 1, settings);
    }

    private Http.Reply draft(String bearer, int basedOn, String settings) {
        String body = "{\"basedOn\":%d,\"settings\":%s}".formatted(basedOn, settings);
        return http.send(bearer, "PUT", "/v1/program/draft", body, Map.of());
    }

    private int balance() {
        return http.get("sandbox-till", "/v1/members/card:6200001/balances")
                .json()
                .at("/balances/points/available")
                .asInt();
    }
}
