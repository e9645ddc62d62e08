package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A café that lists its stores, over HTTP: nothing begins at another, whichever endpoint it is told to, and whatever was before a store closed can be
 * ended, given back and told late. Every answer is held against the OpenAPI document.
 */
class StoresTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Contract CONTRACT = Contract.shared();
    private static final String S1 = "{\"store\":\"s1\",\"name\":\"Riverside\",\"terminals\":[\"t1\",\"t2\"]}";
    private static final String S2 = "{\"store\":\"s2\"}";
    /** Whatever takes a store, with what is asked for there; the last one ends the card. */
    private static final List<String> NAMING_A_STORE = """
        POST /v1/members/{member}/purchases | {"receipt":"{fresh}","currency":"CNY","amount":100}
        POST /v1/members/{member}/activities | {"type":"check-in"}
        POST /v1/members/{member}/redemptions | {"points":1}
        POST /v1/members/{member}/holds | {"points":1,"lapsesAfter":"PT15M"}
        POST /v1/members/{member}/quotes | {"receipt":"{fresh}","currency":"CNY","amount":100}
        POST /v1/members/{member}/coupons/{coupon}/redemptions | {"reference":"{fresh}","currency":"CNY","lines":[{"line":1,"amount":5000}]}
        POST /v1/members/{member}/coupons/{coupon}/reservations | {"reference":"{fresh}","currency":"CNY","lines":[{"line":1,"amount":5000}],"lapsesAfter":"PT15M"}
        POST /v1/members/{member}/rewards/{reward}/claims | {}
        POST /v1/members/{member}/top-ups | {"storedValue":"stored","receipt":"{fresh}","currency":"CNY","amount":100}
        POST /v1/members/{member}/prepaid-plans | {"definition":"by-part","currency":"CNY","amount":4000}
        POST /v1/members/{member}/prepaid-plans/{plan}/payments | {"currency":"CNY","amount":400,"receipt":"{fresh}"}
        POST /v1/members/{member}/credit/{unit}/repayments | {"currency":"CNY","amount":10,"receipt":"{fresh}"}
        POST /v1/terminals | {"publicKey":"11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="}
        POST /v1/gift-cards | {"definition":"classic","currency":"CNY","amount":1000,"receipt":"{fresh}"}
        POST /v1/gift-cards/{giftCard}/activation | {"currency":"CNY","amount":1000,"receipt":"{fresh}"}
        POST /v1/gift-cards/{giftCard}/top-ups | {"currency":"CNY","amount":1000,"receipt":"{fresh}"}
        POST /v1/gift-cards/{giftCard}/redemptions | {"amount":1}
        POST /v1/gift-cards/{giftCard}/holds | {"amount":1,"lapsesAfter":"PT15M"}
        POST /v1/gift-cards/{giftCard}/payout | {}
        """.lines().toList();

    private static Neighbourhood town;
    private static String plain;

    @BeforeAll
    static void settle() {
        town = new Neighbourhood();
        plain = town.http()
                .get("demo-operator", "/v1/program/revisions/2")
                .json()
                .path("settings")
                .toString();
    }

    @AfterAll
    static void leave() {
        town.close();
    }

    private static String settings(String... stores) {
        String cafe = "\"id\":\"cafe\",\"issuing\"";
        assertThat(plain).contains(cafe).doesNotContain("\"stores\"");
        return plain.replace(cafe, "\"id\":\"cafe\",\"stores\":[" + String.join(",", stores) + "],\"issuing\"");
    }

    private static void list(String... stores) {
        Revising.enforce(town.http(), settings(stores));
    }

    private static Http.Reply post(String bearer, String path, String body, String key) {
        Map<String, String> headers = new HashMap<>(Map.of(IdempotencyKey.HEADER, key));
        if (path.startsWith("/v1/gift-cards/{giftCard}")) {
            headers.put(GiftCardDesk.CODE, town.named("{cardCode}"));
        }
        String named = town.named(path);
        Http.Reply reply = town.http().send(bearer, "POST", named, town.named(body), headers);
        Contract.Operation operation = CONTRACT.operations().stream()
                .filter(known -> known.method().equals("POST") && named.matches(template(known.path())))
                .max(java.util.Comparator.comparing(
                        known -> known.path().replaceAll("\\{\\w+}", "").length()))
                .orElseThrow();
        assertThat(CONTRACT.fault(operation, reply, Locale.ENGLISH))
                .as("%s: %s", operation, reply)
                .isEmpty();
        return reply;
    }

    private static String template(String path) {
        return path.replaceAll("\\{\\w+}", "[^/]+");
    }

    private static Http.Reply post(String path, String body) {
        return post("demo-operator", path, body, Http.fresh("k-"));
    }

    private static Http.Reply done(Http.Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply;
    }

    private static void assertUnknownStore(Http.Reply reply, String store) {
        assertThat(reply.status() + " " + reply.code()).as(reply.text()).isEqualTo("422 unknown-store");
        assertThat(reply.json().path("merchant").asString()).isEqualTo("cafe");
        assertThat(reply.json().path("store").asString()).isEqualTo(store);
        assertThat(reply.json().path("detail").asString()).contains("cafe", store);
    }

    private static void assertUnknownTerminal(Http.Reply reply, String store, String terminal) {
        assertThat(reply.status() + " " + reply.code()).as(reply.text()).isEqualTo("422 unknown-terminal");
        assertThat(reply.json().path("merchant").asString()).isEqualTo("cafe");
        assertThat(reply.json().path("store").asString()).isEqualTo(store);
        assertThat(reply.json().path("terminal").asString()).isEqualTo(terminal);
        assertThat(reply.json().path("detail").asString()).contains("cafe", store, terminal);
    }

    private static String at(String body, String store, String terminal) {
        ObjectNode tree = (ObjectNode) JSON.readTree(body);
        tree.put("merchant", "cafe").put("store", store);
        return (terminal.isEmpty() ? tree : tree.put("terminal", terminal)).toString();
    }

    @ParameterizedTest
    @FieldSource("NAMING_A_STORE")
    void nothingBeginsAtAStoreOrTerminalThatIsNotListed(String line) {
        list(S1, S2);
        String[] parts = line.split(" \\| ");
        String path = parts[0].substring("POST ".length()).replace("{coupon}", coupon());
        String terminal = path.equals("/v1/terminals") ? "t1" : "";

        assertUnknownStore(post(path, at(parts[1], "s3", terminal)), "s3");
        assertUnknownTerminal(post(path, at(parts[1], "s1", "t3")), "s1", "t3");
        Http.Reply listed = post(path, at(parts[1], "s1", "t1"));
        assertThat(listed.status() / 100 == 2 || listed.status() == 409)
                .as("%s at a listed store: %s", path, listed)
                .isTrue();
    }

    @Test
    void whateverTakesAStoreIsInTheTable() {
        assertThat(NAMING_A_STORE.stream().map(line -> line.split(" \\| ")[0]))
                .as("and is no key")
                .containsExactlyInAnyOrderElementsOf(CONTRACT.operations().stream()
                        .filter(operation -> !operation.bodySchema().isEmpty())
                        .filter(operation -> CONTRACT.schema(operation.bodySchema())
                                .path("properties")
                                .has("store"))
                        .map(Contract.Operation::toString)
                        .filter(operation -> !operation.equals("POST /v1/keys"))
                        .toList());
    }

    @Test
    void aTillMayNameNoStoreAndWhoeverListsNoneHasAny() {
        list(S1);

        done(post("/v1/members/{member}/purchases", sale("")));
        done(post("/v1/members/{member}/purchases", sale("\"terminal\":\"t9\",")));
        done(post("/v1/members/{member}/redemptions", "{\"merchant\":\"books\",\"store\":\"s3\",\"points\":1}"));
        list();
        done(post("/v1/members/{member}/purchases", sale("\"store\":\"s3\",\"terminal\":\"t9\",")));
    }

    private static String sale(String more) {
        return "{\"merchant\":\"cafe\"," + more + "\"receipt\":\"{fresh}\",\"currency\":\"CNY\",\"amount\":100}";
    }

    private static String redemption(String store) {
        return "{\"merchant\":\"cafe\",\"store\":\"" + store + "\",\"points\":1}";
    }

    @Test
    void aLineOfABatchIsJudgedAsTheSingleRequestIs() {
        list(S1);
        List<String> requests = List.of(
                "purchase | {'receipt':'{fresh}','currency':'CNY','amount':100,%s}",
                "activity | {'type':'check-in',%s}",
                "redemption | {'points':1,%s}",
                "hold | {'points':1,'lapsesAfter':'PT15M',%s}",
                "top-up | {'storedValue':'stored','receipt':'{fresh}','currency':'CNY','amount':100,%s}");
        assertThat(requests.stream().map(line -> line.replaceFirst(" .*", "")))
                .containsExactlyInAnyOrderElementsOf(Samples.OPERATIONS.entrySet().stream()
                        .filter(op -> CONTRACT.schema(op.getValue())
                                .path("properties")
                                .has("store"))
                        .map(Map.Entry::getKey)
                        .toList());

        assertThat(batch(requests, "'merchant':'cafe','store':'s3'"))
                .hasSize(5)
                .allSatisfy(line -> assertThat(line).contains("\"status\":422", "\"code\":\"unknown-store\""));
        assertThat(batch(requests, "'merchant':'cafe','store':'s1','terminal':'t3'"))
                .hasSize(5)
                .allSatisfy(line -> assertThat(line).contains("\"status\":422", "\"code\":\"unknown-terminal\""));
        assertThat(batch(requests, "'merchant':'cafe','store':'s1','terminal':'t1'"))
                .hasSize(5)
                .allSatisfy(line -> assertThat(line).contains("\"status\":201"));
    }

    private static List<String> batch(List<String> requests, String till) {
        String lines = requests.stream()
                .map(line -> line.formatted(till).split(" \\| "))
                .map(parts -> town.named("{'key':'{fresh}','op':'%s','member':'{member}','body':%s}"
                                .formatted(parts[0], parts[1]))
                        .replace('\'', '"'))
                .reduce("", (all, line) -> all + line + "\n");
        return town.http()
                .send("demo-operator", "POST", "/v1/batches", lines, Map.of("Content-Type", BatchController.TYPE))
                .text()
                .lines()
                .toList();
    }

    @Test
    void aSaleThatIsToldLateIsJudgedByTheListOfItsDayAndOfToday() {
        list(S1);
        String then =
                town.http().bean(io.guerdon.ledger.TestClock.class).instant().toString();
        list(S2);
        String late = "\"at\":\"" + then + "\",\"store\":";

        done(post("/v1/members/{member}/purchases", sale(late + "\"s1\",\"terminal\":\"t1\",")));
        done(post("/v1/members/{member}/purchases", sale(late + "\"s2\",")));
        done(post(
                "/v1/members/{member}/activities", "{\"type\":\"check-in\",\"merchant\":\"cafe\"," + late + "\"s1\"}"));
        assertUnknownStore(post("/v1/members/{member}/purchases", sale(late + "\"s3\",")), "s3");
        assertUnknownTerminal(
                post("/v1/members/{member}/purchases", sale(late + "\"s1\",\"terminal\":\"t3\",")), "s1", "t3");
        assertUnknownStore(post("/v1/members/{member}/purchases", sale("\"store\":\"s1\",")), "s1");
    }

    @Test
    void whatWasAnsweredIsAnsweredAgainWhateverIsListedByThen() {
        list(S1);
        String sale = town.named(sale("\"store\":\"s1\","));
        Http.Reply sold = done(post("demo-till", "/v1/members/{member}/purchases", sale, "sold"));
        Http.Reply spent = done(post("demo-till", "/v1/members/{member}/redemptions", redemption("s1"), "spent"));
        assertUnknownStore(post("demo-till", "/v1/members/{member}/redemptions", redemption("s2"), "refused"), "s2");
        list(S2);

        Http.Reply again = post("demo-till", "/v1/members/{member}/purchases", sale, "sold");
        assertThat(again.replayed()).isTrue();
        assertThat(again.text()).isEqualTo(sold.text());
        assertThat(post("demo-till", "/v1/members/{member}/redemptions", redemption("s1"), "spent")
                        .text())
                .isEqualTo(spent.text());
        assertThat(post("demo-till", "/v1/members/{member}/purchases", sale, "again")
                        .code())
                .isEqualTo("receipt-already-recorded");
        Http.Reply refused = post("demo-till", "/v1/members/{member}/redemptions", redemption("s2"), "refused");
        assertUnknownStore(refused, "s2");
        assertThat(refused.replayed())
                .as("whoever has walked away is not charged")
                .isTrue();
    }

    @Test
    void whatBeganAtAStoreIsEndedAndGivenBackAfterItHasClosed() {
        list(S1);
        String member = "/v1/members/{member}";
        String till = "\"merchant\":\"cafe\",\"store\":\"s1\",\"terminal\":\"t1\",";
        String receipt = "\"receipt\":\"{fresh}\",\"currency\":\"CNY\",\"amount\":1000}";
        String hold = "{" + till + "\"points\":2,\"lapsesAfter\":\"PT15M\"}";
        String bought = text(
                post(
                        member + "/purchases",
                        "{" + till + "\"receipt\":\"{fresh}\",\"currency\":\"CNY\","
                                + "\"lines\":[{\"line\":1,\"amount\":1000}]}"),
                "/purchase");
        String spent = text(post(member + "/redemptions", "{" + till + "\"points\":2}"), "/entry/id");
        String captured = text(post(member + "/holds", hold), "/hold");
        String voided = text(post(member + "/holds", hold), "/hold");
        String committed = text(post(member + "/quotes", "{" + till + receipt), "/quote");
        String dropped = text(post(member + "/quotes", "{" + till + receipt), "/quote");
        String topUp = text(post(member + "/top-ups", "{\"storedValue\":\"stored\"," + till + receipt), "/topUp");
        String coupon = coupon();
        String reserved = text(
                post(
                        member + "/coupons/" + coupon + "/reservations",
                        "{" + till + "\"reference\":\"{fresh}\",\"currency\":\"CNY\","
                                + "\"lines\":[{\"line\":1,\"amount\":5000}],\"lapsesAfter\":\"PT15M\"}"),
                "/reservation");
        String claim = text(post(member + "/rewards/{reward}/claims", "{" + till.replaceFirst(",$", "}")), "/claim");
        String plan = text(
                post(
                        member + "/prepaid-plans",
                        "{\"definition\":\"by-part\"," + till + "\"currency\":\"CNY\",\"amount\":4000}"),
                "/plan/plan");
        list(S2);

        done(post(member + "/purchases/" + bought + "/returns", "{\"lines\":[{\"line\":1,\"amount\":100}]}"));
        done(post(member + "/entries/" + spent + "/reversal", "{\"reason\":\"mistaken\"}"));
        done(post(member + "/holds/" + captured + "/capture", "{}"));
        done(post(member + "/holds/" + voided + "/void", "{}"));
        done(post(member + "/quotes/" + committed + "/commit", "{}"));
        done(post(member + "/quotes/" + dropped + "/drop", "{}"));
        done(post(member + "/top-ups/" + topUp + "/refunds", "{\"amount\":100,\"reason\":\"wanted back\"}"));
        done(post(member + "/coupons/" + coupon + "/reservations/" + reserved + "/capture", "{}"));
        done(post(member + "/rewards/{reward}/claims/" + claim + "/cancelled", "{\"reason\":\"none left\"}"));
        done(post(member + "/prepaid-plans/" + plan + "/close", "{\"by\":\"member\",\"reason\":\"moved\"}"));
        assertUnknownStore(post(member + "/purchases", "{" + till + receipt), "s1");
    }

    private static String coupon() {
        return text(post("/v1/members/{member}/coupons", "{\"definition\":\"ten\",\"reason\":\"because\"}"), "/coupon");
    }

    private static String text(Http.Reply reply, String pointer) {
        return done(reply).json().at(pointer).asString();
    }

    private static Http.Reply key(String store, String terminal) {
        return key(store, terminal, Http.fresh("k-"));
    }

    private static Http.Reply key(String store, String terminal, String request) {
        return post("demo-admin", "/v1/keys", "{\"role\":\"till\"," + bound(store, terminal) + "}", request);
    }

    private static String bound(String store, String terminal) {
        return "\"merchant\":\"cafe\",\"store\":\"" + store + "\""
                + (terminal.isEmpty() ? "" : ",\"terminal\":\"" + terminal + "\"");
    }

    @Test
    void aKeyIsOfAStoreThatThereIsOrWasOrIsToCome() {
        list();
        done(key("k1", "t9"));
        done(key("k9", "", "issued"));
        list(S1.replace("s1", "k1"));
        list(S2.replace("s2", "k2"));
        done(key("k1", "t1"));
        done(key("k1", ""));
        done(key("k2", "t9"));
        assertUnknownTerminal(key("k1", "t3"), "k1", "t3");
        assertUnknownStore(key("k3", ""), "k3");
        assertUnknownStore(key("k9", "t1"), "k9");
        assertThat(key("k9", "", "issued").code()).isEqualTo("key-already-shown");

        Http.Reply published = Revising.publish(town.http(), settings(S2.replace("s2", "k3")));
        assertThat(published.status()).as(published.text()).isEqualTo(201);
        done(key("k3", ""));
        assertThat(post("demo-admin", "/v1/keys", "{\"role\":\"till\",\"merchant\":\"books\",\"store\":\"k4\"}", "b")
                        .status())
                .as("who lists none")
                .isEqualTo(201);
        list();
        done(key("k4", ""));
        assertThat(Revising.publish(town.http(), settings(S2.replace("s2", "k5")))
                        .status())
                .isEqualTo(201);
        done(key("k5", ""));
        assertUnknownStore(key("k6", ""), "k6");
    }

    @Test
    void whatAKeyIsBoundToIsNamedWhereARequestNamesNothing() {
        list(S1);
        String till = done(key("s1", "t1")).json().path("key").asString();
        String path = "/v1/members/{member}/purchases";
        done(post(till, path, sale(""), Http.fresh("k-")));
        list(S2);

        assertUnknownStore(post(till, path, sale(""), Http.fresh("k-")), "s1");
        String preview = "/v1/members/{member}/top-ups/preview?storedValue=stored&merchant=cafe&amount=100";
        assertUnknownStore(town.http().get(till, town.named(preview)), "s1");
        assertThat(town.http().get("demo-till", town.named(preview)).status()).isEqualTo(200);
    }

    @Test
    void aPartnerIsShownItsStores() {
        list(S1, S2);

        Http.Reply cafe = town.http().get(town.own(), "/v1/partners/cafe");
        assertThat(cafe.json().path("stores").toString()).isEqualTo("[" + S1 + "," + S2 + "]");
        assertThat(CONTRACT.fault(
                        CONTRACT.operations().stream()
                                .filter(known -> known.toString().equals("GET /v1/partners/{partner}"))
                                .findFirst()
                                .orElseThrow(),
                        cafe,
                        Locale.ENGLISH))
                .isEmpty();
        JsonNode books = town.http().get("demo-operator", "/v1/partners/books").json();
        assertThat(books.path("partner").asString()).isEqualTo("books");
        assertThat(books.has("stores")).isFalse();
        assertThat(town.http().get("demo-operator", "/v1/partners").text()).doesNotContain("\"stores\"");
    }

    @Test
    void theRefusalIsToldInChineseToo() {
        list(S1);
        Http.Reply reply = town.http()
                .send(
                        "demo-till",
                        "POST",
                        town.named("/v1/members/{member}/purchases"),
                        town.named(sale("\"store\":\"s3\",")),
                        Map.of(IdempotencyKey.HEADER, Http.fresh("k-"), "Accept-Language", "zh"));

        assertThat(reply.json().path("title").asString()).isEqualTo("未知门店");
        assertThat(reply.code()).isEqualTo("unknown-store");
    }

    @Test
    void aStoreThatCannotBeOneIsAnInvalidField() {
        list(S1);

        assertThat(post("/v1/members/{member}/purchases", sale("\"store\":\"s 1\","))
                        .code())
                .isEqualTo("invalid-field");
        Http.Reply twice = Revising.draft(town.http(), settings(S1, S1));
        assertThat(twice.status() + " " + twice.code()).isEqualTo("422 invalid-settings");
        assertThat(twice.text()).contains("/merchants/0/stores/1/store", "duplicate");
    }
}
