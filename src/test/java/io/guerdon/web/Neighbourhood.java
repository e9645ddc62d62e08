package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.access.Role;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.ProgramJson;
import io.guerdon.webhook.DeadLetterStore;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** A program in which the café has one of everything, and the bookshop next door has a key of every role. */
final class Neighbourhood implements AutoCloseable {
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
    private static final String WALLET = """
        {"id":"%s","use":"TENDER","lots":{"expiry":{"mode":"never"},"pending":{"mode":"at-once"},"owed":"OWE","grace":"P30D"}}\
        """;
    private static final String CATALOGUE = """
        "catalogue":{"wallets":[%s,%s,%s,%s],
        "coupons":[{"id":"ten","off":{"mode":"amount","minor":1000},
          "use":{"minimumMinor":0,"goods":[],"merchants":[],"when":[],"stacking":"any"},"supply":{},
          "lots":{"expiry":{"mode":"never"},"pending":{"mode":"at-once"},"owed":"WRITE_OFF","grace":"P30D"}}],
        "payouts":[],
        "rewards":[{"id":"poster","cost":{"wallet":"points","amount":10},"title":{"en":"A poster"}}],
        "giftCards":[{"id":"classic","wallet":"card-money",
          "load":{"least":1000,"most":100000,"highestBalance":150000,"reloading":"RELOADABLE"},"network":{},
          "validity":{"expiry":{"mode":"never"},"grace":"P7D"},"leaving":{"mostPaidOut":50000,"moving":"TO_MEMBERS"}}],
        "storedValues":[{"id":"stored","parts":{"principal":"cash","bonus":"gift","order":"PRINCIPAL_FIRST"},
          "limits":{"least":1,"most":500000,"highestPrincipal":600000,"mostPerDay":800000},
          "bonus":{"steps":[],"rounding":"DOWN","whenSpent":"DEDUCT"}}],
        "prepaidPlans":[{"id":"by-part","storedValue":"stored","amount":{"least":400,"most":40000},
          "bonus":{"steps":[],"rounding":"DOWN"},
          "timetable":{"parts":4,"every":{"count":1,"unit":"MONTH"},"first":"LATER"},
          "way":{"mode":"instalments","vesting":"BY_PART","chargedDaysBefore":0,"leastPayment":100,
           "late":{"graceDays":5,"fee":0,"lapsesAfterDays":20}}}],
        "creditLines":[{"wallet":"account","lender":"cafe","highestLimit":500000,"warnsAtBasisPoints":8000,
          "ageingDays":[30]}],
        "membershipPlans":[{"id":"monthly","fees":{"merchant":"cafe","joining":0,"periodic":3000,"payFrom":"stored"},
          "term":{"months":1,"trialDays":0,"pauseDays":60},
          "renewal":{"mode":"AUTOMATIC","retries":2,"retryDays":3,"graceDays":10},"benefits":{"access":["lounge"]}}],
        "partnerCurrencies":[{"id":"beans","merchant":"cafe","in":{"units":100,"points":40,"least":200,"most":10000}}]}\
        """.formatted(
                    WALLET.formatted("cash"),
                    WALLET.formatted("gift"),
                    WALLET.formatted("card-money"),
                    WALLET.formatted("account"))
            .replaceAll("\\n *", "");
    private static final String SETTINGS = ProgramJson.settings(DemoProgram.program())
            .toString()
            .replaceFirst("\"catalogue\":\\{[^}]*}", CATALOGUE)
            .replace("\"redeemRate\":null", "\"redeemRate\":{\"points\":100,\"minor\":100}")
            .replace("\"groups\":[]", """
                "groups":[],"activities":[{"type":"check-in","groups":[{"id":"check-ins","play":"ALL","rules":[
                {"id":"a-check-in","atLeast":{"minor":0,"pieces":0},"effect":{"gives":"fixed","points":5}}]}]}]\
                """.replaceAll("\\n *", ""));

    private final Http http = Http.with();
    private final Map<String, String> names = new HashMap<>();
    private final Map<Role, String> strangers = new EnumMap<>(Role.class);
    private final String own;

    Neighbourhood() {
        Revising.enforce(http, SETTINGS);
        for (Role role : Role.values()) {
            strangers.put(role, key(role, "books"));
        }
        own = key(Role.ADMIN, "cafe");
        points();
        cards();
        money();
        till();
        partner();
    }

    private String key(Role role, String merchant) {
        return issued("{\"role\":\"%s\",\"merchant\":\"%s\"}".formatted(role.wire(), merchant));
    }

    /** A key of two merchants. */
    String key(Role role, String one, String other) {
        return issued("{\"role\":\"%s\",\"merchants\":[\"%s\",\"%s\"]}".formatted(role.wire(), one, other));
    }

    private String issued(String body) {
        Http.Reply reply = http.post("demo-admin", "/v1/keys", body);
        assertThat(reply.status()).as("%s", reply).isEqualTo(201);
        return reply.json().path("key").asString();
    }

    /** The bookshop's key of a role. */
    String stranger(Role role) {
        return strangers.getOrDefault(role, "");
    }

    /** A key with which the café itself may do everything that one merchant may. */
    String own() {
        return own;
    }

    Http http() {
        return http;
    }

    /** With the café's things in place of their names, and something fresh for each {@code {fresh}}. */
    String named(String text) {
        return VARIABLE.matcher(text)
                .replaceAll(found ->
                        found.group(1).equals("fresh") ? Http.fresh("F-") : names.getOrDefault(found.group(1), "x"));
    }

    /** What is at a place of the answer. */
    String post(String bearer, String path, String body, String pointer) {
        Http.Reply reply = http.post(bearer, named(path), named(body));
        assertThat(reply.status()).as("%s %s: %s", path, body, reply).isBetween(200, 299);
        return reply.json().at(pointer).asString("");
    }

    private void make(String name, String bearer, String path, String body, String pointer) {
        names.put(name, post(bearer, path, body, pointer));
    }

    private void points() {
        names.put("member", http.memberWith(10_000));
        names.put("other", http.memberWith(1));
        names.put("card", names.getOrDefault("member", "").substring("card:".length()));
        String member = "/v1/members/{member}";
        String bought =
                "{\"merchant\":\"cafe\",\"receipt\":\"{fresh}\",\"currency\":\"CNY\",\"lines\":[{\"line\":1,\"amount\":9900}]}";
        make("purchase", "demo-till", member + "/purchases", bought, "/purchase");
        String paid = "{\"merchant\":\"cafe\",\"points\":5}";
        make("entry", "demo-till", member + "/redemptions", paid, "/entry/id");
        String held = "{\"merchant\":\"cafe\",\"points\":5,\"lapsesAfter\":\"PT15M\"}";
        make("hold", "demo-till", member + "/holds", held, "/hold");
        make("laterHold", "demo-till", member + "/holds", held, "/hold");
        String quoted = "{\"merchant\":\"cafe\",\"receipt\":\"{fresh}\",\"currency\":\"CNY\",\"amount\":500}";
        make("quote", "demo-till", member + "/quotes", quoted, "/quote");
        make("laterQuote", "demo-till", member + "/quotes", quoted, "/quote");
        String given = "{\"definition\":\"ten\",\"reason\":\"because\"}";
        make("coupon", "demo-operator", member + "/coupons", given, "/coupon");
        make("aside", "demo-operator", member + "/coupons", given, "/coupon");
        String aside = """
            {"merchant":"cafe","reference":"{fresh}","currency":"CNY","lines":[{"line":1,"amount":5000}],
             "lapsesAfter":"PT15M"}\
            """;
        make("reservation", "demo-till", member + "/coupons/{aside}/reservations", aside, "/reservation");
        names.put("reward", "poster");
        make("claim", "demo-till", member + "/rewards/poster/claims", "{\"merchant\":\"cafe\"}", "/claim");
        make("laterClaim", "demo-till", member + "/rewards/poster/claims", "{\"merchant\":\"cafe\"}", "/claim");
        String converted = """
            {"merchant":"cafe","partnerCurrency":"beans","direction":"in","amount":200,"reference":"beans-1"}\
            """;
        post("demo-operator", member + "/conversions", converted, "");
    }

    private void cards() {
        names.put("definition", "classic");
        String sold = """
            {"definition":"classic","merchant":"cafe","currency":"CNY","amount":5000,"receipt":"{fresh}"}\
            """;
        Http.Reply card = http.post("demo-till", "/v1/gift-cards", named(sold));
        assertThat(card.status()).as("%s", card).isEqualTo(201);
        names.put("giftCard", card.json().path("giftCard").asString());
        names.put("cardCode", card.json().path("code").asString());
        make("load", "demo-operator", "/v1/gift-cards/{giftCard}/top-ups", LOAD, "/entry/id");
        String spent = "{\"merchant\":\"cafe\",\"amount\":100}";
        make("cardSpend", "demo-operator", "/v1/gift-cards/{giftCard}/redemptions", spent, "/entry/id");
        String held = "{\"merchant\":\"cafe\",\"amount\":100,\"lapsesAfter\":\"PT15M\"}";
        make("cardHold", "demo-operator", "/v1/gift-cards/{giftCard}/holds", held, "/hold");
        make("laterCardHold", "demo-operator", "/v1/gift-cards/{giftCard}/holds", held, "/hold");
        make("code", "demo-operator", "/v1/gift-cards/classic/codes", "{\"count\":1}", "/codes/0");
    }

    private static final String LOAD =
            "{\"merchant\":\"cafe\",\"currency\":\"CNY\",\"amount\":2000,\"receipt\":\"{fresh}\"}";

    private void money() {
        String member = "/v1/members/{member}";
        String paid = """
            {"storedValue":"stored","merchant":"cafe","receipt":"{fresh}","currency":"CNY","amount":5000}\
            """;
        names.put("storedValue", "stored");
        make("topUp", "demo-till", member + "/top-ups", paid, "/topUp");
        String agreed = "{\"definition\":\"by-part\",\"merchant\":\"cafe\",\"currency\":\"CNY\",\"amount\":4000}";
        make("plan", "demo-till", member + "/prepaid-plans", agreed, "/plan/plan");
        make("payment", "demo-till", member + "/prepaid-plans/{plan}/payments", LOAD, "/payment");
        names.put("unit", "account");
        post("demo-operator", member + "/credit/account/limit", "{\"limit\":5000,\"reason\":\"x\"}", "");
        post("demo-till", member + "/redemptions", "{\"merchant\":\"books\",\"unit\":\"account\",\"amount\":900}", "");
        post("demo-till", member + "/membership", "{\"plan\":\"monthly\",\"pays\":\"charge\"}", "");
        names.put(
                "charge",
                http.get("demo-till", named(member + "/charges"))
                        .json()
                        .at("/open/0/charge")
                        .asString());
    }

    private void till() {
        String till = """
            {"merchant":"cafe","store":"s1","terminal":"t1","publicKey":"11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="}\
            """;
        make("terminal", "demo-operator", "/v1/terminals", till, "/terminal");
        make("allowance", "demo-operator", "/v1/terminals/{terminal}/allowances", ALLOWANCE, "/granted/allowance");
    }

    static final String ALLOWANCE = """
        {"total":5,"mostPerSale":5,"validFrom":"2026-11-22T00:00:00Z","validUntil":"2026-11-24T00:00:00Z",\
        "settleUntil":"2026-11-26T00:00:00Z"}\
        """;

    private void partner() {
        names.put("partner", "cafe");
        names.put("period", "2026-11");
        String hook = "{\"url\":\"https://hooks.invalid/guerdon\",\"after\":0}";
        make("webhook", "demo-operator", "/v1/partners/cafe/webhooks", hook, "/webhook/id");
        names.put("number", "1");
        http.bean(DeadLetterStore.class).add(DeadLettersTest.letter(named("{webhook}"), "cafe/1", 1));
        Http.Reply begun = http.send(
                "demo-operator",
                "POST",
                "/v1/partners/cafe/reconciliations" + RECORDS,
                "No,Total\nR-unknown,1.00\n",
                Map.of("Content-Type", "text/csv", IdempotencyKey.HEADER, Http.fresh("r-")));
        assertThat(begun.status()).as("%s", begun).isEqualTo(202);
        names.put("reconciliation", begun.json().path("id").asString());
        String one = named("/v1/partners/cafe/reconciliations/{reconciliation}");
        Awaitility.await()
                .until(() -> "done"
                        .equals(http.get("demo-operator", one)
                                .json()
                                .path("state")
                                .asString()));
        names.put("discrepancy", "1");
    }

    static final String RECORDS =
            "?from=2026-10-01T00:00:00Z&to=2026-11-01T00:00:00Z&columns=receipt:No,amount:Total&decimals=2&kinds=earn";

    @Override
    public void close() {
        http.close();
    }
}
