package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guerdon.membership.ClubSettings;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A sandbox with plans, with short words to use it; every answer is held against the OpenAPI document. */
final class ClubProgram implements AutoCloseable {
    private static final String DOUBLE = """
        "groups":[{"id":"members","play":"ALL","rules":[
         {"id":"double","when":["member.plan in ['yearly', 'family']"],"atLeast":{"minor":0,"pieces":0},
          "effect":{"gives":"multiplier","times":2,"per":1,"rounding":"DOWN"}}]}]\
        """;

    private final Http http = Http.with();
    private final String settings;
    private final Contract contract = Contract.shared();

    ClubProgram(String... plans) {
        settings = ClubSettings.settings("Asia/Shanghai", plans)
                .replace("\"groups\":[]", DOUBLE)
                .replace("\"currency\":\"CNY\"", "\"currency\":\"CNY\",\"testClockFrom\":\"2025-12-31T16:00:00Z\"");
        assertThat(settings).contains("double", "testClockFrom");
        draft(1);
        http.post("sandbox-admin", "/v1/program/draft/publication", "", Http.fresh("p-"));
        advance("PT3S");
    }

    private void draft(int basedOn) {
        String draft = "{\"basedOn\":%d,\"settings\":%s}".formatted(basedOn, settings);
        Http.Reply drafted = http.send("sandbox-operator", "PUT", "/v1/program/draft", draft, Map.of());
        assertThat(drafted.status()).as(drafted.text()).isEqualTo(200);
    }

    /** What the settings in force come to over what was recorded under them. */
    JsonNode backtest() {
        String path = "/v1/program/draft/backtest";
        draft(2);
        assertThat(http.post("sandbox-operator", path, "").status()).isEqualTo(202);
        await().until(() -> !http.get("sandbox-operator", path)
                .json()
                .path("state")
                .asString()
                .equals("running"));
        return http.get("sandbox-operator", path).json();
    }

    /** What an entry told of a tier. */
    JsonNode tierTold(String member, String entry) {
        return http.get("sandbox-operator", member + "/entries/" + entry).json().at("/details/trace/tier");
    }

    void advance(String by) {
        Http.Reply moved = http.post(
                "sandbox-admin", "/v1/program/test-clock/advance", "{\"by\":\"" + by + "\"}", Http.fresh("a-"));
        assertThat(moved.status()).as(moved.text()).isEqualTo(201);
    }

    String member() {
        Http.Reply joined = http.post(
                "sandbox-till",
                "/v1/members",
                "{\"identifiers\":[{\"type\":\"card\",\"value\":\"%s\"}]}".formatted(Http.fresh("6200000")));
        return "/v1/members/" + joined.json().path("id").asString();
    }

    Http.Reply till(String path, String body) {
        return send("sandbox-till", "POST", path, body, Http.fresh("k-"));
    }

    Http.Reply done(String path, String body) {
        Http.Reply reply = till(path, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply;
    }

    Http.Reply read(String path) {
        return send("sandbox-app", "GET", path, "", "");
    }

    Http.Reply send(String bearer, String method, String path, String body, String key) {
        Map<String, String> headers = new HashMap<>();
        if (!key.isEmpty()) {
            headers.put("Idempotency-Key", key);
        }
        Http.Reply reply = http.send(bearer, method, path, body, headers);
        Contract.Operation operation = contract.operations().stream()
                .filter(known -> known.method().equals(method)
                        && path.replaceFirst("\\?.*", "").matches(known.path().replaceAll("\\{\\w+}", "[^/]+")))
                .min(java.util.Comparator.comparing(
                        known -> known.path().replaceAll("[^{]", "").length()))
                .orElseThrow();
        assertThat(contract.fault(operation, reply, Locale.ENGLISH))
                .as("%s: %s", operation, reply)
                .isEmpty();
        return reply;
    }

    void topUp(String member, long amount) {
        done(member + "/top-ups", """
            {"storedValue":"purse","merchant":"cafe","receipt":"%s","currency":"CNY","amount":%d}\
            """.formatted(Http.fresh("T-"), amount));
    }

    long available(String member, String wallet) {
        return read(member + "/balances")
                .json()
                .at("/balances/" + wallet + "/available")
                .asLong();
    }

    /** Confirms the charge that is open. */
    Http.Reply pay(String member) {
        return done(
                member + "/charges/" + charge(member) + "/confirm", "{\"reference\":\"" + Http.fresh("psp-") + "\"}");
    }

    String charge(String member) {
        return read(member + "/charges").json().at("/open/0/charge").asString();
    }

    String state(String member) {
        return read(member + "/membership").json().path("state").asString();
    }

    String tier(String member) {
        return read(member + "/tier").json().path("tier").asString("");
    }

    /** Points for 100.00 spent at a time; empty for now. */
    long earned(String member, String at) {
        String when = at.isEmpty() ? "" : "\"at\":\"" + at + "\",";
        Http.Reply reply = done(member + "/purchases", """
            {"merchant":"cafe",%s"receipt":"%s","currency":"CNY","amount":10000}\
            """.formatted(when, Http.fresh("R-")));
        return reply.json().at("/earned/0/amount").asLong();
    }

    @Override
    public void close() {
        http.close();
    }
}
