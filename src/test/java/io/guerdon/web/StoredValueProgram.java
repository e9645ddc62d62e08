package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.TestClock;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.ProgramJson;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A program that members pay in beforehand, with short words to do it; every answer is held against the OpenAPI document. */
final class StoredValueProgram {
    private static final String WALLET = """
        {"id":"%s","use":"TENDER","lots":{"expiry":%s,"pending":{"mode":"at-once"},"owed":"OWE","grace":"P30D"}}\
        """;
    private static final String NEVER = "{\"mode\":\"never\"}";
    private static final String QUARTER = "{\"mode\":\"after-period\",\"period\":\"P90D\",\"roundUp\":\"NONE\"}";

    /** By the order in which they are spent. */
    static final String VALUES = """
        "storedValues":[
         {"id":"stored-value","parts":{"principal":"cash","bonus":"gift","order":"PRINCIPAL_FIRST"},
          "limits":{"least":1000,"most":500000,"highestPrincipal":600000,"mostPerDay":800000},
          "bonus":{"steps":[{"from":100000,"fixed":10000},{"from":200000,"basisPoints":1500}],
           "rounding":"DOWN","whenSpent":"DEDUCT"}},
         {"id":"treats","parts":{"principal":"treat-cash","bonus":"treat-gift","order":"BONUS_FIRST"},
          "limits":{"least":1,"most":500000,"highestPrincipal":600000,"mostPerDay":800000,"sellers":["cafe"]},
          "bonus":{"steps":[{"from":1000,"fixed":100}],"rounding":"DOWN","issuer":"books","whenSpent":"OWE"}},
         {"id":"prepaid","parts":{"principal":"prepaid-cash","bonus":"prepaid-gift","order":"PROPORTIONAL"},
          "limits":{"least":1,"most":500000,"highestPrincipal":600000,"mostPerDay":800000},
          "bonus":{"steps":[{"from":1000,"fixed":100}],"rounding":"DOWN","whenSpent":"DEDUCT"}}]\
        """.replaceAll("\\n *", "");

    static final String SETTINGS = ProgramJson.settings(DemoProgram.program())
            .toString()
            .replaceFirst(
                    "\"catalogue\":\\{[^}]*}",
                    "\"catalogue\":{\"wallets\":[" + wallets() + "]," + cards() + VALUES + "}");

    private static String wallets() {
        return String.join(
                ",",
                WALLET.formatted("card-money", NEVER),
                WALLET.formatted("cash", NEVER),
                WALLET.formatted("gift", QUARTER),
                WALLET.formatted("treat-cash", NEVER),
                WALLET.formatted("treat-gift", QUARTER),
                WALLET.formatted("prepaid-cash", NEVER),
                WALLET.formatted("prepaid-gift", QUARTER));
    }

    private static String cards() {
        return """
            "giftCards":[{"id":"classic","wallet":"card-money",
             "load":{"least":1000,"most":100000,"highestBalance":150000,"reloading":"RELOADABLE"},"network":{},
             "validity":{"expiry":{"mode":"never"},"grace":"P7D"},"leaving":{"moving":"NOWHERE"}}],\
            """.replaceAll("\\n *", "");
    }

    private final Http http = Http.with();
    private final Contract contract = Contract.shared();

    /** One for all tests of the JVM; each uses its own members, and time only goes on. */
    static StoredValueProgram shared() {
        return Shared.SHOP;
    }

    private static final class Shared {
        private static final StoredValueProgram SHOP = new StoredValueProgram();
    }

    StoredValueProgram() {
        assertThat(SETTINGS).contains("PROPORTIONAL", "classic");
        Revising.enforce(http, SETTINGS);
    }

    Http http() {
        return http;
    }

    TestClock clock() {
        return http.bean(TestClock.class);
    }

    String member() {
        return "/v1/members/" + http.member();
    }

    static String pay(String storedValue, long amount) {
        return pay(storedValue, "cafe", Http.fresh("R-"), amount);
    }

    static String pay(String storedValue, String merchant, String receipt, long amount) {
        return """
            {"storedValue":"%s","merchant":"%s","receipt":"%s","currency":"CNY","amount":%d,"payment":"card"}\
            """.formatted(storedValue, merchant, receipt, amount);
    }

    /** The id of a top-up that went well. */
    String toppedUp(String member, String storedValue, long amount) {
        Http.Reply told = till(member + "/top-ups", pay(storedValue, amount));
        assertThat(told.status()).as(told.text()).isEqualTo(201);
        return told.json().path("topUp").asString();
    }

    static String spend(String unit, String reference, long amount) {
        return "{\"merchant\":\"books\",\"unit\":\"%s\",\"amount\":%d,\"reference\":\"%s\"}"
                .formatted(unit, amount, reference);
    }

    Http.Reply spent(String member, String unit, long amount) {
        Http.Reply told = till(member + "/redemptions", spend(unit, Http.fresh("B-"), amount));
        assertThat(told.status()).as(told.text()).isEqualTo(201);
        return told;
    }

    Http.Reply refund(String member, String topUp, String amount) {
        return operator(
                member + "/top-ups/" + topUp + "/refunds",
                "{%s\"reason\":\"wanted back\"}".formatted(amount.isEmpty() ? "" : "\"amount\":" + amount + ","));
    }

    Http.Reply till(String path, String body) {
        return send("demo-till", "POST", path, body, Http.fresh("k-"));
    }

    Http.Reply operator(String path, String body) {
        return send("demo-operator", "POST", path, body, Http.fresh("k-"));
    }

    Http.Reply read(String bearer, String path) {
        return send(bearer, "GET", path, "", "");
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

    long available(String member, String wallet) {
        return read("demo-till", member + "/balances")
                .json()
                .at("/balances/" + wallet + "/available")
                .asLong();
    }

    /** Principal and bonus, as {@code <principal>+<bonus>}. */
    String both(String member, String storedValue) {
        for (var value : read("demo-app", member + "/balances").json().path("storedValues")) {
            if (value.path("storedValue").asString().equals(storedValue)) {
                return value.path("principal").asLong() + "+"
                        + value.path("bonus").asLong();
            }
        }
        throw new AssertionError("no " + storedValue);
    }
}
