package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.TestClock;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.ProgramJson;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A program that sells gift cards, and short words to use them. */
final class GiftCardProgram {
    static final String CARDS = """
        "giftCards":[
         {"id":"classic","wallet":"cash",
          "load":{"least":1000,"most":100000,"highestBalance":150000,"reloading":"RELOADABLE"},
          "network":{},
          "validity":{"expiry":{"mode":"after-period","period":"P60D","roundUp":"NONE"},"grace":"P7D"},
          "leaving":{"mostPaidOut":5000,"moving":"TO_MEMBERS"}},
         {"id":"fixed","wallet":"cash",
          "load":{"least":1000,"most":100000,"only":[5000,10000],"highestBalance":100000,"reloading":"ONCE"},
          "network":{"sellers":["cafe"],"acceptors":["books"]},
          "validity":{"expiry":{"mode":"never"},"grace":"P7D"},
          "leaving":{"moving":"NOWHERE"}},
         {"id":"bookish","wallet":"cash",
          "load":{"least":1000,"most":100000,"highestBalance":100000,"reloading":"ONCE"},
          "network":{"acceptors":["books"]},
          "validity":{"expiry":{"mode":"never"},"grace":"P7D"},
          "leaving":{"mostPaidOut":5000,"moving":"NOWHERE"}}]\
        """.replaceAll("\\n *", "");
    static final String SETTINGS = ProgramJson.settings(DemoProgram.program())
            .toString()
            .replaceFirst("\"catalogue\":\\{[^}]*}", """
                "catalogue":{"wallets":[
                 {"id":"cash","use":"TENDER","lots":{"expiry":{"mode":"sliding","period":"P1Y","roundUp":"DAY"},
                  "pending":{"mode":"at-once"},"owed":"OWE","grace":"P30D"}}],%s}\
                """.replaceAll("\\n *", "").formatted(CARDS))
            .replace("\"nonEarning\":[]", "\"nonEarning\":[{\"skus\":[\"GIFTCARD\"]}]");

    private final Http http = Http.with();
    private final Contract contract = Contract.shared();

    /** One for all tests of the JVM; each uses its own cards, and time only goes on. */
    static GiftCardProgram shared() {
        return Shared.SHOP;
    }

    private static final class Shared {
        private static final GiftCardProgram SHOP = new GiftCardProgram();
    }

    GiftCardProgram() {
        assertThat(SETTINGS).contains("GIFTCARD", "classic");
        Revising.enforce(http, SETTINGS);
    }

    Http http() {
        return http;
    }

    TestClock clock() {
        return http.bean(TestClock.class);
    }

    /** A printed code that nobody has sold. */
    String code(String definition) {
        Http.Reply made = http.post("demo-operator", "/v1/gift-cards/" + definition + "/codes", "{\"count\":1}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().at("/codes/0").asString();
    }

    /** The code of a card that was sold at the café. */
    String sold(String definition, long amount) {
        String code = code(definition);
        Http.Reply sold = till(code, "/activation", load(amount));
        assertThat(sold.status()).as(sold.text()).isEqualTo(201);
        return code;
    }

    static String load(long amount) {
        return load("cafe", Http.fresh("R-"), amount);
    }

    static String load(String merchant, String receipt, long amount) {
        return "{\"merchant\":\"%s\",\"receipt\":\"%s\",\"currency\":\"CNY\",\"amount\":%d}"
                .formatted(merchant, receipt, amount);
    }

    static String pay(String merchant, long amount) {
        return "{\"merchant\":\"%s\",\"amount\":%d,\"reference\":\"P-1\"}".formatted(merchant, amount);
    }

    Http.Reply till(String code, String at, String body) {
        return post("demo-till", code, at, body, Http.fresh("k-"));
    }

    Http.Reply post(String bearer, String code, String at, String body, String key) {
        return send(bearer, "POST", "/v1/gift-cards/presented" + at, code, body, key);
    }

    /** By the card's id, without its code. */
    Http.Reply operator(String card, String at, String body) {
        return send("demo-operator", "POST", "/v1/gift-cards/" + card + at, "", body, Http.fresh("k-"));
    }

    Http.Reply read(String bearer, String code, String at) {
        return send(bearer, "GET", "/v1/gift-cards/presented" + at, code, "", "");
    }

    /** Every answer is as documented. */
    Http.Reply send(String bearer, String method, String path, String code, String body, String key) {
        Map<String, String> headers = new HashMap<>();
        if (!code.isEmpty()) {
            headers.put(GiftCardDesk.CODE, code);
        }
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

    String card(String code) {
        return read("demo-till", code, "").json().path("giftCard").asString();
    }

    String state(String code) {
        return read("demo-till", code, "").json().path("state").asString();
    }

    long available(String code) {
        return read("demo-app", code, "").json().at("/balances/cash/available").asLong();
    }

    static String entry(Http.Reply reply) {
        return reply.json().at("/entry/id").asString();
    }
}
