package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A sandbox with prepaid plans and a clock of its own, with short words for it; every answer is held against the OpenAPI document. */
final class PlanProgram implements AutoCloseable {
    private static final String ADVANCE = "/v1/program/test-clock/advance";
    private static final String WALLET = """
        {"id":"%s","use":"TENDER","lots":{"expiry":{"mode":"never"},"pending":{"mode":"at-once"},"owed":"OWE","grace":"P30D"}}\
        """;
    private static final String VALUE = """
        "storedValues":[{"id":"stored","parts":{"principal":"cash","bonus":"gift","order":"PRINCIPAL_FIRST"},
         "limits":{"least":1,"most":500000,"highestPrincipal":600000,"mostPerDay":800000},
         "bonus":{"steps":[],"rounding":"DOWN","whenSpent":"DEDUCT"}}]\
        """;
    private static final String PLANS = """
        "prepaidPlans":[
         {"id":"monthly-release","storedValue":"stored","amount":{"least":12,"most":500000,"sellers":["cafe"]},
          "bonus":{"steps":[{"from":100000,"basisPoints":2000}],"rounding":"DOWN"},
          "timetable":{"parts":12,"every":{"count":1,"unit":"MONTH"},"first":"AT_ONCE"},
          "way":{"mode":"release","closingFee":500}},
         {"id":"eleven-and-one","storedValue":"stored","amount":{"least":1100,"most":500000},
          "bonus":{"steps":[{"from":110000,"fixed":10000}],"rounding":"DOWN","issuer":"books"},
          "timetable":{"parts":11,"every":{"count":1,"unit":"MONTH"},"first":"AT_ONCE"},
          "way":{"mode":"instalments","vesting":"AT_COMPLETION","chargedDaysBefore":3,"leastPayment":1000,
           "late":{"graceDays":5,"fee":200,"lapsesAfterDays":40}}},
         {"id":"by-part","storedValue":"stored","amount":{"least":400,"most":500000},
          "bonus":{"steps":[{"from":400,"basisPoints":1000}],"rounding":"DOWN"},
          "timetable":{"parts":4,"every":{"count":1,"unit":"MONTH"},"first":"LATER"},
          "way":{"mode":"instalments","vesting":"BY_PART","chargedDaysBefore":0,"leastPayment":1000,
           "late":{"graceDays":5,"fee":0,"lapsesAfterDays":20}}}]\
        """;

    private final Http http = Http.with();
    private final Contract contract = Contract.shared();

    PlanProgram() {
        String settings = http.get("sandbox-operator", "/v1/program/revisions/1")
                .json()
                .path("settings")
                .toString()
                .replaceFirst(
                        "\"catalogue\":\\{[^}]*}",
                        "\"catalogue\":{\"wallets\":[" + WALLET.formatted("cash") + "," + WALLET.formatted("gift")
                                + "]," + (VALUE + "," + PLANS).replaceAll("\\n *", "") + "}");
        Http.Reply drafted = http.send(
                "sandbox-operator",
                "PUT",
                "/v1/program/draft",
                "{\"basedOn\":1,\"settings\":" + settings + "}",
                Map.of());
        assertThat(drafted.status()).as(drafted.text()).isEqualTo(200);
        assertThat(http.post("sandbox-admin", "/v1/program/draft/publication", "", Http.fresh("p-"))
                        .status())
                .isEqualTo(201);
        advance("\"by\":\"PT10S\"");
    }

    Http http() {
        return http;
    }

    void advance(String how) {
        Http.Reply moved = http.post("sandbox-admin", ADVANCE, "{" + how + "}", Http.fresh("a-"));
        assertThat(moved.status()).as(moved.text()).isEqualTo(201);
    }

    /** To the beginning of a day. */
    void to(String day) {
        advance("\"to\":\"" + day + "T00:00:00+08:00\"");
    }

    String member() {
        String card = Http.fresh("6200");
        Http.Reply enrolled = http.post(
                "sandbox-till", "/v1/members", "{\"identifiers\":[{\"type\":\"card\",\"value\":\"" + card + "\"}]}");
        assertThat(enrolled.status()).as(enrolled.text()).isEqualTo(201);
        return "/v1/members/card:" + card;
    }

    static String agree(String definition, long amount, String more) {
        return """
            {"definition":"%s","merchant":"cafe","currency":"CNY","amount":%d%s}\
            """.formatted(definition, amount, more.isEmpty() ? "" : "," + more);
    }

    static String receipt(String receipt) {
        return "\"receipt\":\"" + receipt + "\"";
    }

    static String payment(long amount, String receipt) {
        return """
            {"merchant":"cafe","currency":"CNY","amount":%d,"receipt":"%s"}\
            """.formatted(amount, receipt);
    }

    /** The path of a plan that was agreed. */
    String agreed(String member, String body) {
        Http.Reply told = till(member + "/prepaid-plans", body);
        assertThat(told.status()).as(told.text()).isEqualTo(201);
        return member + "/prepaid-plans/" + told.json().at("/plan/plan").asString();
    }

    Http.Reply pay(String plan, long amount) {
        return till(plan + "/payments", payment(amount, Http.fresh("R-")));
    }

    Http.Reply paid(String plan, long amount) {
        Http.Reply told = pay(plan, amount);
        assertThat(told.status()).as(told.text()).isEqualTo(201);
        return told;
    }

    Http.Reply till(String path, String body) {
        return send("sandbox-till", "POST", path, body, Http.fresh("k-"));
    }

    Http.Reply operator(String path, String body) {
        return send("sandbox-operator", "POST", path, body, Http.fresh("k-"));
    }

    JsonNode read(String path) {
        return asked(path).json();
    }

    Http.Reply asked(String path) {
        return send("sandbox-till", "GET", path, "", "");
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
        synchronized (contract) {
            assertThat(contract.fault(operation, reply, Locale.ENGLISH))
                    .as("%s: %s", operation, reply)
                    .isEmpty();
        }
        return reply;
    }

    /** What can be spent of money and of bonus, and what is pending of each. */
    String wallets(String member) {
        JsonNode balances = read(member + "/balances").path("balances");
        return balances.at("/cash/available").asLong() + "+"
                + balances.at("/gift/available").asLong() + " pending "
                + balances.at("/cash/pending").asLong() + "+"
                + balances.at("/gift/pending").asLong();
    }

    /** {@code paid=released+unreleased+refunded+fees bonus=vested+unvested+dropped}, having made sure that is so. */
    static String figures(JsonNode figures) {
        long paid = n(figures, "paid");
        assertThat(paid)
                .isEqualTo(n(figures, "released")
                        + n(figures, "unreleased")
                        + n(figures, "refunded")
                        + n(figures, "fees"));
        assertThat(n(figures, "bonus"))
                .isEqualTo(n(figures, "vested") + n(figures, "unvested") + n(figures, "dropped"));
        return "%d=%d+%d+%d+%d %d=%d+%d+%d"
                .formatted(
                        paid,
                        n(figures, "released"),
                        n(figures, "unreleased"),
                        n(figures, "refunded"),
                        n(figures, "fees"),
                        n(figures, "bonus"),
                        n(figures, "vested"),
                        n(figures, "unvested"),
                        n(figures, "dropped"));
    }

    private static long n(JsonNode figures, String name) {
        return figures.path(name).asLong();
    }

    @Override
    public void close() {
        http.close();
    }
}
