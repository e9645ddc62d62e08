package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.access.Binding;
import io.guerdon.access.Key;
import io.guerdon.access.Keys;
import io.guerdon.access.Role;
import io.guerdon.ledger.TestClock;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.Program;
import io.guerdon.program.ProgramJson;
import io.guerdon.program.Programs;
import io.guerdon.program.Revision;
import io.guerdon.unit.ProgramId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A program's settings, from a draft to history; and two programs that know nothing of each other. */
class ProgramTest {
    private static final String SETTINGS =
            ProgramJson.settings(DemoProgram.program()).toString();
    private static final String DOUBLE = SETTINGS.replace("\"points\":1,\"stepMinor\"", "\"points\":2,\"stepMinor\"");
    private static final ProgramId OTHER = new ProgramId("other");

    private final Http http = Http.with();
    private final TestClock clock = http.bean(TestClock.class);

    @AfterEach
    void stop() {
        http.close();
    }

    @Test
    void aDraftBecomesARevisionAtItsTimeAndSalesAreJudgedByTheirs() {
        String member = http.member();
        Instant start = clock.instant().plus(Duration.ofDays(2));
        assertThat(draft(DOUBLE, 1).status()).isEqualTo(200);
        assertThat(http.get("demo-operator", "/v1/program/draft")
                        .json()
                        .path("settings")
                        .toString())
                .isEqualTo(DOUBLE);

        Http.Reply published = publish("demo-admin", "{\"effectiveAt\":\"%s\"}".formatted(start), "p1");

        assertThat(published.status()).isEqualTo(201);
        assertThat(published.json().path("revision").asInt()).isEqualTo(2);
        assertThat(http.get("demo-operator", "/v1/program/draft").code()).isEqualTo("draft-not-found");
        assertThat(states()).isEqualTo("2 scheduled, 1 in-force, ");
        assertThat(earned(member, Instant.EPOCH)).isEqualTo(10);

        clock.advance(Duration.ofDays(3));
        assertThat(states()).isEqualTo("2 in-force, 1 replaced, ");
        assertThat(http.get("demo-till", "/v1/program").json().path("revision").asInt())
                .isEqualTo(2);
        assertThat(earned(member, Instant.EPOCH)).isEqualTo(20);
        assertThat(earned(member, start.minusMillis(1))).isEqualTo(10);
        assertThat(earned(member, start)).isEqualTo(20);
        JsonNode one = http.get("demo-operator", "/v1/program/revisions/1").json();
        assertThat(one.path("settings").toString()).isEqualTo(SETTINGS);
    }

    @Test
    void publishingAgainAnswersAgainAndPublishesNothing() {
        draft(DOUBLE, 1);
        Http.Reply first = publish("demo-admin", "", "p1");
        Http.Reply again = publish("demo-admin", "", "p1");

        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.replayed()).isTrue();
        assertThat(publish("demo-admin", "{\"effectiveAt\":\"2030-01-01T00:00:00Z\"}", "p1")
                        .code())
                .isEqualTo("idempotency-key-reused");
        assertThat(publish("demo-admin", "", "p2").code()).isEqualTo("draft-not-found");
        assertThat(first.json().path("effectiveAt").asString())
                .isEqualTo(clock.instant().plusSeconds(2).toString());
    }

    @Test
    void refusesWhatSettingsCannotBeAndSaysWhere() {
        Http.Reply refused = draft(SETTINGS.replace("\"stepMinor\":100", "\"stepMinor\":0"), 1);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("invalid-settings");
        assertThat(refused.json().at("/violations/0/pointer").asString()).isEqualTo("/policies/earning/rate/stepMinor");
        assertThat(refused.json().at("/violations/0/code").asString()).isEqualTo("out-of-range");
        assertThat(draft(SETTINGS.replace("CNY", "EUR"), 1)
                        .json()
                        .at("/violations/0/code")
                        .asString())
                .isEqualTo("unchangeable");
        assertThat(http.get("demo-operator", "/v1/program/draft").status()).isEqualTo(404);
    }

    @Test
    void whoeverDraftsFromAnOldRevisionIsTold() {
        assertThat(draft(SETTINGS, 2).code()).isEqualTo("draft-outdated");
        draft(DOUBLE, 1);
        http.bean(Programs.class).publish(next(DemoProgram.program()));

        Http.Reply refused = publish("demo-admin", "", "p1");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("latest").asInt()).isEqualTo(2);
        assertThat(draft(DOUBLE, 2).status()).isEqualTo(200);
    }

    @Test
    void thePastStaysAsItWasAndOnlyAnAdminPublishes() {
        draft(DOUBLE, 1);

        assertThat(publish("demo-admin", "{\"effectiveAt\":\"2026-01-01T00:00:00Z\"}", "p1")
                        .code())
                .isEqualTo("effective-in-the-past");
        assertThat(publish("demo-operator", "", "p2").status()).isEqualTo(403);
        assertThat(states()).isEqualTo("1 in-force, ");
    }

    @Test
    void everyKindOfEntryNamesTheRevisionItWasDecidedUnder() {
        http.bean(Programs.class).publish(next(DemoProgram.program()));
        String path = "/v1/members/" + http.memberWith(1_000);
        String hold =
                http.post("demo-till", path + "/holds", """
                    {"merchant":"books","points":5,"lapsesAfter":"PT15M"}\
                    """).json().path("hold").asString();
        http.post("demo-till", path + "/holds/" + hold + "/capture", "{\"points\":2}");
        http.post("demo-till", path + "/redemptions", "{\"merchant\":\"books\",\"points\":5}");
        http.post("demo-operator", path + "/adjustments", "{\"unit\":\"points\",\"amount\":5,\"reason\":\"r\"}");
        http.post(
                "demo-operator",
                path + "/transfers",
                "{\"to\":\"%s\",\"unit\":\"points\",\"amount\":1}".formatted(http.member()));
        http.post("demo-till", path + "/activities", "{\"type\":\"check-in\"}");
        JsonNode entries = http.get("demo-operator", path + "/entries").json().path("items");

        assertThat(entries.size()).isGreaterThan(6);
        for (JsonNode entry : entries) {
            JsonNode full = http.get(
                            "demo-operator",
                            path + "/entries/" + entry.path("id").asString())
                    .json();
            boolean settingsPlayNoPart = java.util.Set.of("enrol", "transfer-arrived")
                    .contains(entry.path("kind").asString());
            assertThat(full.at("/details/trace/revision").asInt())
                    .as("%s", full)
                    .isEqualTo(settingsPlayNoPart ? 0 : 2);
        }
    }

    @Test
    void anEntrySaysWhyInTheLanguageOfWhoeverAsks() {
        String rules = """
            "groups":[{"id":"g","play":"ALL","rules":[
             {"id":"coffee","goods":[{"categories":["coffee"]}],"atLeast":{"minor":0,"pieces":0},
              "effect":{"gives":"multiplier","times":2,"per":1,"rounding":"DOWN"}},
             {"id":"books","goods":[{"categories":["book"]}],"atLeast":{"minor":0,"pieces":0},"effect":{"gives":"fixed","points":5}},
             {"id":"night","when":["time.hour < 6"],"atLeast":{"minor":0,"pieces":0},"effect":{"gives":"fixed","points":5}},
             {"id":"three","atLeast":{"minor":0,"pieces":3},"effect":{"gives":"fixed","points":5}}]}]\
            """;
        draft(SETTINGS.replace("\"groups\":[]", rules), 1);
        publish("demo-admin", "", "p1");
        clock.advance(Duration.ofSeconds(3));
        String path = "/v1/members/" + http.member();
        Http.Reply bought = http.post("demo-till", path + "/purchases", """
            {"merchant":"cafe","receipt":"R-1","currency":"CNY",
             "lines":[{"line":1,"sku":"LATTE","category":"coffee","quantity":2,"amount":5600}]}\
            """);
        Http.Reply back = http.post("demo-till", path + "/purchases/receipt:cafe:R-1/returns", """
            {"lines":[{"line":1,"quantity":1}]}\
            """);

        assertThat(bought.json().at("/earned/0/amount").asInt()).isEqualTo(112);
        JsonNode why = why(path, bought, "en");
        assertThat(why.at("/fired/1/text").asString()).isEqualTo("coffee gave 56 points.");
        assertThat(why.path("missed").toString())
                .contains("its condition does not hold: time.hour < 6")
                .contains("\"reason\":\"threshold\"")
                .contains("books gave nothing: none of its goods were bought.");
        assertThat(why(path, bought, "zh").at("/fired/1/text").asString()).isEqualTo("coffee 发放了 56 积分。");
        assertThat(back.json().at("/takenBack/0/amount").asInt()).isEqualTo(56);
        assertThat(why(path, back, "en").path("fired").toString())
                .contains("base-rate gives 28 points less for what is left.")
                .contains("coffee gives 28 points less for what is left.");
        assertThat(http.get("demo-app", "/v1/program/rules")
                        .json()
                        .at("/groups/0/rules/0/id")
                        .asString())
                .isEqualTo("coffee");
    }

    private JsonNode why(String path, Http.Reply reply, String language) {
        String entry = path + "/entries/" + reply.json().at("/entry/id").asString();
        return http.send("demo-operator", "GET", entry, "", Map.of("Accept-Language", language))
                .json()
                .at("/details/trace");
    }

    @Test
    void programsNeverSeeEachOther() {
        String key = otherProgram();
        String member = http.member();
        String enrolled = http.post(key, "/v1/members", """
            {"identifiers":[{"type":"card","value":"%s"}]}\
            """.formatted(member.substring("card:".length())))
                .json()
                .path("id")
                .asString();
        String id = http.get("demo-operator", "/v1/members/" + member)
                .json()
                .path("id")
                .asString();
        String entry = http.post("demo-till", "/v1/members/" + member + "/purchases", Http.purchase("R-1", 1_000))
                .json()
                .at("/entry/id")
                .asString();
        String demoKey = http.post("demo-admin", "/v1/keys", "{\"role\":\"till\"}")
                .json()
                .path("id")
                .asString();
        draft(DOUBLE, 1);

        assertThat(enrolled).isNotEqualTo(id);
        assertThat(http.get(key, "/v1/members/" + id).status()).isEqualTo(404);
        assertThat(http.get(key, "/v1/members/" + id + "/balances").status()).isEqualTo(404);
        assertThat(http.get("demo-operator", "/v1/members/" + enrolled).status())
                .isEqualTo(404);
        assertThat(http.get(key, "/v1/members/" + enrolled + "/entries/" + entry)
                        .status())
                .isEqualTo(404);
        assertThat(http.post(key, "/v1/members/" + enrolled + "/purchases", Http.purchase("R-1", 1_000))
                        .status())
                .isEqualTo(201);
        assertThat(http.get(key, "/v1/program").json().path("id").asString()).isEqualTo("other");
        assertThat(http.get(key, "/v1/program/draft").status()).isEqualTo(404);
        assertThat(http.post(key, "/v1/keys/" + demoKey + "/rotation", "{}").status())
                .isEqualTo(404);
        assertThat(http.send(key, "DELETE", "/v1/keys/" + demoKey, "", Map.of()).status())
                .isEqualTo(404);
        publish("demo-admin", "", "p1");
        assertThat(http.get(key, "/v1/program/revisions/2").status()).isEqualTo(404);
    }

    private String otherProgram() {
        Program demo = DemoProgram.program();
        http.bean(Programs.class)
                .publish(Revision.founding(new Program(OTHER, 1, demo.place(), demo.policies(), demo.merchants())));
        Key.Grant grant = new Key.Grant(Role.ADMIN, Binding.NONE, "");
        return ((Keys.Issuing.Issued) http.bean(Keys.class).issue(OTHER, grant, "first"))
                .key()
                .text();
    }

    private static Revision next(Program program) {
        return Revision.founding(new Program(
                program.id(), program.revision() + 1, program.place(), program.policies(), program.merchants()));
    }

    private Http.Reply draft(String settings, int basedOn) {
        String body = "{\"basedOn\":%d,\"settings\":%s}".formatted(basedOn, settings);
        return http.send("demo-operator", "PUT", "/v1/program/draft", body, Map.of());
    }

    private Http.Reply publish(String bearer, String body, String key) {
        return http.post(bearer, "/v1/program/draft/publication", body, key);
    }

    private String states() {
        StringBuilder states = new StringBuilder();
        http.get("demo-operator", "/v1/program/revisions")
                .json()
                .path("items")
                .forEach(revision -> states.append(revision.path("revision").asInt())
                        .append(' ')
                        .append(revision.path("state").asString())
                        .append(", "));
        return states.toString();
    }

    /** What CNY 10.00 earn at an instant; {@link Instant#EPOCH} for without one. */
    private int earned(String member, Instant at) {
        String when = at.equals(Instant.EPOCH) ? "" : "\"at\":\"%s\",".formatted(at);
        return http.post("demo-till", "/v1/members/" + member + "/purchases", """
            {"merchant":"cafe","receipt":"%s",%s"currency":"CNY","amount":1000}\
            """.formatted(Http.fresh("R-"), when))
                .json()
                .at("/earned/0/amount")
                .asInt();
    }
}
