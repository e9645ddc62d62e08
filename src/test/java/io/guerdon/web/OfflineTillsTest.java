package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.TestClock;
import io.guerdon.offline.AllowanceId;
import io.guerdon.offline.Device;
import io.guerdon.offline.Ticket;
import io.guerdon.program.DemoProgram;
import io.guerdon.unit.OfflineTillId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A till that was offline, over HTTP; every answer is held against the OpenAPI document. */
class OfflineTillsTest {
    private static final Contract CONTRACT = Contract.shared();

    private final Http http = Http.shared();
    private final String name = Http.fresh("offline");
    private final Instant now = http.bean(TestClock.class).instant();
    private final OfflineTillId till = io.guerdon.offline.Terminal.id(
            new io.guerdon.earning.Till(new io.guerdon.unit.MerchantId("books"), "s9", name));
    private final Device device = new Device(DemoProgram.ID, till);

    private Http.Reply send(String bearer, String method, String path, String body, Map<String, String> headers) {
        Http.Reply reply = http.send(bearer, method, path, body, headers);
        Contract.Operation operation = CONTRACT.operations().stream()
                .filter(known -> known.method().equals(method)
                        && path.matches(known.path().replaceAll("\\{\\w+}", "[^/]+")))
                .findFirst()
                .orElseThrow();
        synchronized (CONTRACT) {
            assertThat(CONTRACT.fault(operation, reply, Locale.ENGLISH))
                    .as("%s: %s", operation, reply)
                    .isEmpty();
        }
        return reply;
    }

    private Http.Reply post(String bearer, String path, String body) {
        return send(bearer, "POST", path, body, Map.of("Idempotency-Key", Http.fresh("k-")));
    }

    private String at(String rest) {
        return "/v1/terminals/" + till + rest;
    }

    private String registration() {
        return "{\"merchant\":\"books\",\"store\":\"s9\",\"terminal\":\"%s\",\"publicKey\":\"%s\"}"
                .formatted(name, device.key().text());
    }

    private String grant(long total, long most) {
        return """
            {"total":%d,"mostPerSale":%d,"validFrom":"%s","validUntil":"%s","settleUntil":"%s"}\
            """.formatted(total, most, now, now.plus(Duration.ofDays(1)), now.plus(Duration.ofDays(3)));
    }

    private AllowanceId opened(long total, long most) {
        Http.Reply registered = post("demo-operator", "/v1/terminals", registration());
        assertThat(registered.status()).as(registered.text()).isEqualTo(201);
        assertThat(registered.json().path("terminal").asString()).isEqualTo(till.value());
        assertThat(registered.json().path("key").asString())
                .isEqualTo(device.key().id());
        return granted(total, most);
    }

    private AllowanceId granted(long total, long most) {
        Http.Reply granted = post("demo-operator", at("/allowances"), grant(total, most));
        assertThat(granted.status()).as(granted.text()).isEqualTo(201);
        return AllowanceId.parse(granted.json().at("/granted/allowance").asString());
    }

    private static String json(Ticket ticket) {
        return """
            {"allowance":"%s","key":"%s","counter":%d,"member":"%s","points":%d,"value":%d,"currency":"%s",
             "receipt":"%s","at":"%s","signature":"%s"}\
            """.formatted(
                        ticket.serial().allowance(),
                        ticket.serial().key(),
                        ticket.serial().counter(),
                        ticket.member(),
                        ticket.sale().points().value(),
                        ticket.sale().value().minor(),
                        ticket.sale().value().currency(),
                        ticket.sale().receipt(),
                        ticket.sale().at(),
                        ticket.signature());
    }

    private static String tickets(String... tickets) {
        return "{\"tickets\":[" + String.join(",", tickets) + "]}";
    }

    private Http.Reply handIn(String bearer, String body) {
        return send(bearer, "POST", at("/tickets"), body, Map.of());
    }

    private List<Integer> statuses(String... tickets) {
        Http.Reply reply = handIn("demo-till", tickets(tickets));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json()
                .path("answers")
                .valueStream()
                .map(answer -> answer.path("status").asInt())
                .toList();
    }

    private JsonNode use(AllowanceId allowance) {
        Http.Reply reply = send("demo-operator", "GET", at("/allowances/" + allowance), "", Map.of());
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    private JsonNode points(String member) {
        return http.get("demo-till", "/v1/members/" + member + "/balances")
                .json()
                .at("/balances/points");
    }

    @Test
    void aDayOfflineIsSettledInAnyOrder() {
        String ann = http.memberWith(100);
        String bob = http.memberWith(100);
        AllowanceId allowance = opened(1_000, 200);
        String first = json(device.sign(allowance, 1, ann, 60, now));
        String second = json(device.sign(allowance, 2, bob, 150, now));
        String fourth = json(device.sign(allowance, 4, ann, 40, now));

        assertThat(statuses(fourth, second)).containsExactly(201, 201);
        assertThat(statuses(second, first, fourth, first)).containsExactly(200, 201, 200, 200);

        JsonNode use = use(allowance);
        assertThat(use.path("used").asLong()).isEqualTo(250);
        assertThat(use.path("left").asLong()).isEqualTo(750);
        assertThat(use.path("tickets").asLong()).isEqualTo(3);
        assertThat(use.path("highest").asLong()).isEqualTo(4);
        assertThat(use.path("missing").toString()).isEqualTo("[{\"first\":3,\"last\":3}]");
        assertThat(points(ann).path("available").asLong()).isZero();
        assertThat(points(bob).path("owed").asLong()).isEqualTo(50);
        Http.Reply read = send("demo-till", "GET", at(""), "", Map.of());
        assertThat(read.json().at("/allowances/0/left").asLong()).isEqualTo(750);
        assertThat(read.json().at("/till/terminal").asString()).isEqualTo(name);
        assertThat(read.json().path("state").asString()).isEqualTo("active");
    }

    @Test
    void theSameTicketAgainIsAnsweredWordForWord() {
        AllowanceId allowance = opened(1_000, 200);
        String ticket = tickets(json(device.sign(allowance, 1, http.memberWith(100), 60, now)));

        JsonNode first = handIn("demo-till", ticket).json().at("/answers/0/settled");
        JsonNode again = handIn("demo-operator", ticket).json().at("/answers/0/settled");

        assertThat(again).isEqualTo(first);
        assertThat(first.path("left").asLong()).isEqualTo(940);
    }

    @Test
    void eachIsAnsweredByItself() {
        String member = http.memberWith(100);
        AllowanceId allowance = opened(1_000, 200);
        String good = json(device.sign(allowance, 1, member, 60, now));
        String forged = json(device.sign(allowance, 2, member, 60, now)).replace("\"points\":60", "\"points\":61");
        String nobody = json(device.sign(allowance, 3, "card:0000", 60, now));
        String noName = json(device.sign(allowance, 4, "nonsense", 60, now));

        Http.Reply reply = handIn("demo-till", tickets("{}", forged, nobody, noName, good));

        assertThat(reply.json()
                        .path("answers")
                        .valueStream()
                        .map(answer -> answer.path("status").asInt() + " "
                                + answer.at("/problem/code").asString(""))
                        .toList())
                .containsExactly(
                        "400 malformed-request",
                        "422 ticket-signature-invalid",
                        "404 member-not-found",
                        "422 invalid-field",
                        "201 ");
        assertThat(use(allowance).path("used").asLong()).isEqualTo(60);
        Http.Reply chinese =
                http.send("demo-till", "POST", at("/tickets"), tickets(forged), Map.of("Accept-Language", "zh"));
        assertThat(chinese.json().at("/answers/0/problem/title").asString()).isEqualTo("签名无效");
    }

    @Test
    void whoeverGetsTheCardLaterIsCharged() {
        AllowanceId allowance = opened(1_000, 200);
        String card = "77" + System.nanoTime();
        String ticket = json(device.sign(allowance, 1, "card:" + card, 60, now));
        assertThat(statuses(ticket)).containsExactly(404);

        http.post("demo-till", "/v1/members", "{\"identifiers\":[{\"type\":\"card\",\"value\":\"" + card + "\"}]}");

        assertThat(statuses(ticket)).containsExactly(201);
        assertThat(points("card:" + card).path("owed").asLong()).isEqualTo(60);
    }

    @Test
    void theHouseBearsWhatABlockedCardWasGiven() {
        String member = http.memberWith(100);
        AllowanceId allowance = opened(1_000, 200);
        Http.Reply enrolled = http.get("demo-operator", "/v1/members/" + member);
        String id = enrolled.json().path("id").asString();
        assertThat(http.post(
                                "demo-operator",
                                "/v1/members/" + id + "/cards/" + member.substring("card:".length()) + "/block",
                                "{}")
                        .status())
                .isIn(200, 201);

        assertThat(statuses(json(device.sign(allowance, 1, member, 60, now)))).containsExactly(201);

        assertThat(points(id).path("available").asLong()).isEqualTo(100);
        assertThat(points(id).path("owed").asLong()).isZero();
    }

    @Test
    void aCopiedTillIsNoticed() {
        String member = http.memberWith(100);
        AllowanceId allowance = opened(1_000, 200);

        assertThat(statuses(json(device.sign(allowance, 1, member, 60, now)))).containsExactly(201);
        Http.Reply cloned = handIn("demo-till", tickets(json(device.sign(allowance, 1, member, 70, now))));

        JsonNode problem = cloned.json().at("/answers/0/problem");
        assertThat(problem.path("code").asString()).isEqualTo("ticket-counter-reused");
        assertThat(problem.path("fields").toString()).isEqualTo("[\"points\",\"value\"]");
        assertThat(use(allowance).path("cloned").asLong()).isEqualTo(1);
        assertThat(points(member).path("available").asLong()).isEqualTo(40);
    }

    @Test
    void aReturnBringsBackWhatWasSpentOffline() {
        // The bookshop does not issue in this program, so the goods are returned by reversing what paid for them.
        String member = http.memberWith(100);
        AllowanceId allowance = opened(1_000, 200);
        assertThat(statuses(json(device.sign(allowance, 1, member, 160, now)))).containsExactly(201);
        assertThat(points(member).path("owed").asLong()).isEqualTo(60);
        String entry = http.get("demo-operator", "/v1/members/" + member + "/entries?limit=1")
                .json()
                .at("/items/0/id")
                .asString();

        Http.Reply reversed = http.post(
                "demo-operator", "/v1/members/" + member + "/entries/" + entry + "/reversal", "{\"reason\":\"back\"}");

        assertThat(reversed.status()).as(reversed.text()).isEqualTo(201);
        assertThat(points(member).path("owed").asLong()).isZero();
        assertThat(points(member).path("available").asLong()).isEqualTo(100);
    }

    @Test
    void aKeyOfAnotherTillIsGoodForNothingHere() {
        AllowanceId allowance = opened(1_000, 200);
        String ticket = tickets(json(device.sign(allowance, 1, http.memberWith(100), 60, now)));
        String own = key("\"merchant\":\"books\",\"store\":\"s9\",\"terminal\":\"" + name + "\"");

        for (String other : List.of(
                key("\"merchant\":\"cafe\""),
                key("\"merchant\":\"books\",\"store\":\"s8\""),
                key("\"merchant\":\"books\",\"store\":\"s9\",\"terminal\":\"another\""))) {
            assertThat(handIn(other, ticket).code()).isEqualTo("another-merchant");
            assertThat(send(other, "GET", at(""), "", Map.of()).code()).isEqualTo("another-merchant");
            assertThat(send(other, "GET", at("/allowances/" + allowance), "", Map.of())
                            .code())
                    .isEqualTo("another-merchant");
        }
        for (String role : List.of("demo-app", "demo-partner")) {
            assertThat(handIn(role, ticket).code()).isEqualTo("role-not-permitted");
        }
        for (String path : List.of("/keys", "/block", "/unblock", "/allowances")) {
            assertThat(post(own, at(path), "{}").code()).isEqualTo("role-not-permitted");
        }
        assertThat(handIn("sandbox-till", ticket).code()).isEqualTo("terminal-not-found");
        assertThat(use(allowance).path("used").asLong()).isZero();

        assertThat(handIn(own, ticket).json().at("/answers/0/status").asInt()).isEqualTo(201);
        assertThat(send(own, "GET", at(""), "", Map.of()).status()).isEqualTo(200);
    }

    private String key(String binding) {
        return http.post("demo-admin", "/v1/keys", "{\"role\":\"till\"," + binding + "}")
                .json()
                .path("key")
                .asString();
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThat(post("demo-operator", "/v1/terminals", registration().replace("books", "nobody"))
                        .code())
                .isEqualTo("unknown-merchant");
        assertThat(post(
                                "demo-operator",
                                "/v1/terminals",
                                registration().replace(device.key().text(), "AAAA"))
                        .code())
                .isEqualTo("invalid-field");
        assertThat(post("demo-operator", at("/allowances"), grant(5, 5)).code()).isEqualTo("terminal-not-found");
        assertThat(post("demo-operator", "/v1/terminals/nonsense/block", "{\"reason\":\"x\"}")
                        .code())
                .isEqualTo("terminal-not-found");
        opened(5, 5);
        assertThat(post("demo-operator", "/v1/terminals", registration()).code())
                .isEqualTo("terminal-already-registered");
        assertThat(post("demo-operator", at("/allowances"), grant(5, 6)).code()).isEqualTo("invalid-field");
        assertThat(post("demo-operator", at("/allowances"), grant(5, 5).replace("{", "{\"unit\":\"nothing\","))
                        .code())
                .isEqualTo("unknown-unit");
        assertThat(send("demo-operator", "GET", at("/allowances/alw_x"), "", Map.of())
                        .code())
                .isEqualTo("allowance-not-found");
        assertThat(handIn("demo-till", tickets()).code()).isEqualTo("invalid-field");
        assertThat(handIn(
                                "demo-till",
                                tickets(Stream.generate(() -> "{}").limit(101).toArray(String[]::new)))
                        .code())
                .isEqualTo("invalid-field");
    }

    @Test
    void aTillThatTakesNoPointsGetsNoAllowance() {
        String cafe = registration().replace("books", "cafe");
        String terminal = post("demo-operator", "/v1/terminals", cafe)
                .json()
                .path("terminal")
                .asString();

        assertThat(post("demo-operator", "/v1/terminals/" + terminal + "/allowances", grant(5, 5))
                        .code())
                .isEqualTo("merchant-does-not-accept");
    }

    @Test
    void theSameRequestTwiceDoesOneThing() {
        opened(100, 100);
        Map<String, String> key = Map.of("Idempotency-Key", Http.fresh("grant-"));
        Http.Reply first = send("demo-operator", "POST", at("/allowances"), grant(7, 7), key);
        Http.Reply again = send("demo-operator", "POST", at("/allowances"), grant(7, 7), key);
        Http.Reply other = send("demo-operator", "POST", at("/allowances"), grant(8, 7), key);

        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.replayed()).isTrue();
        assertThat(other.code()).isEqualTo("idempotency-key-reused");
        assertThat(send("demo-till", "GET", at(""), "", Map.of()).json().path("allowances"))
                .hasSize(2);
    }

    @Test
    void aLostTillIsBlockedAndReplaced() {
        String member = http.memberWith(100);
        AllowanceId allowance = opened(1_000, 200);
        String waiting = json(device.sign(allowance, 1, member, 10, now));
        Device next = new Device(DemoProgram.ID, till);

        assertThat(post("demo-operator", at("/block"), "{\"reason\":\"lost\"}").status())
                .isEqualTo(201);
        assertThat(statuses(waiting)).containsExactly(409);
        Http.Reply rotated = post(
                "demo-operator",
                at("/keys"),
                "{\"publicKey\":\"%s\",\"previousUntil\":\"%s\"}"
                        .formatted(next.key().text(), now));
        assertThat(rotated.json().path("previous").asString())
                .isEqualTo(device.key().id());
        assertThat(post("demo-operator", at("/unblock"), "{\"reason\":\"replaced\"}")
                        .status())
                .isEqualTo(201);

        assertThat(statuses(waiting)).containsExactly(409);
        AllowanceId fresh = granted(50, 50);
        assertThat(statuses(json(next.sign(fresh, 1, member, 10, now)))).containsExactly(201);
        JsonNode keys =
                send("demo-operator", "GET", at(""), "", Map.of()).json().path("keys");
        assertThat(keys.valueStream().map(key -> key.has("replacedAt")).toList())
                .containsExactly(true, false);
    }

    @Test
    void manyHandInTheSameAtOnce() throws Exception {
        String member = http.memberWith(100);
        AllowanceId allowance = opened(1_000, 200);
        String body = tickets(Stream.iterate(1, n -> n <= 20, n -> n + 1)
                .map(n -> json(device.sign(allowance, n, member, 7, now)))
                .collect(Collectors.joining(",")));
        List<Callable<List<Integer>>> tills = new ArrayList<>();
        for (int n = 0; n < 16; n++) {
            tills.add(() -> handIn("demo-till", body)
                    .json()
                    .path("answers")
                    .valueStream()
                    .map(answer -> answer.path("status").asInt())
                    .toList());
        }
        int settled = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answers : threads.invokeAll(tills)) {
                assertThat(answers.get()).isSubsetOf(200, 201).hasSize(20);
                settled += (int)
                        answers.get().stream().filter(status -> status == 201).count();
            }
        }
        assertThat(settled).isEqualTo(20);
        assertThat(use(allowance).path("used").asLong()).isEqualTo(140);
        assertThat(points(member).path("owed").asLong()).isEqualTo(40);
    }
}
