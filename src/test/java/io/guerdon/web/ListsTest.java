package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Everything of a program, part by part. */
class ListsTest {
    private static final Http HTTP = Http.with();
    private static final Map<String, Long> POINTS = new TreeMap<>();

    @BeforeAll
    static void enrol() {
        for (long points = 1; points <= 10; points++) {
            String member = HTTP.memberWith(points);
            HTTP.post("demo-till", "/v1/members/" + member + "/purchases", Http.purchase(Http.fresh("R-"), 100));
            POINTS.put(id(member), points + 1);
        }
    }

    @AfterAll
    static void stop() {
        HTTP.close();
    }

    @Test
    void balancesOfAllMembersAreThoseOfEach() {
        Map<String, Long> listed = new TreeMap<>();
        List<JsonNode> items = all("/v1/balances?limit=3");
        items.forEach(item -> listed.put(
                item.path("member").asString(),
                item.at("/balances/points/available").asLong()));

        assertThat(listed).containsAllEntriesOf(POINTS).hasSameSizeAs(items);
        assertThat(items).extracting(item -> item.path("member").asString()).isSorted();
        assertThat(all("/v1/balances?at=2001-01-01T00:00:00Z")).isEmpty();
    }

    @Test
    void allPartsTellOfOneInstant() {
        JsonNode first = HTTP.get("demo-operator", "/v1/balances?limit=3").json();
        JsonNode begun = HTTP.get("demo-operator", "/v1/entries?limit=3").json();
        HTTP.bean(TestClock.class).advance(Duration.ofHours(1));
        String later = HTTP.memberWith(1);
        POINTS.keySet()
                .forEach(member -> HTTP.post(
                        "demo-till", "/v1/members/" + member + "/purchases", Http.purchase(Http.fresh("R-"), 100_000)));

        List<JsonNode> balances = rest("/v1/balances?limit=3", first);
        List<JsonNode> entries = rest("/v1/entries?limit=3", begun);

        assertThat(balances)
                .allMatch(item -> item.at("/balances/points/available").asLong() < 1_000);
        assertThat(entries).noneMatch(item -> item.at("/change/0/amount").asLong() >= 1_000);
        assertThat(balances).extracting(item -> item.path("member").asString()).doesNotContain(id(later));
        POINTS.replaceAll((_, points) -> points + 1_000);
        POINTS.put(id(later), 1L);
    }

    @Test
    void entriesOfAllMembersAreThoseOfEach() {
        List<String> expected = new ArrayList<>();
        for (String member : POINTS.keySet()) {
            List<String> ids = new ArrayList<>();
            HTTP.get("demo-operator", "/v1/members/" + member + "/entries")
                    .json()
                    .path("items")
                    .forEach(entry ->
                            ids.addFirst(member + " " + entry.path("id").asString()));
            expected.addAll(ids);
        }

        for (int limit : List.of(1, 2, 7, 500)) {
            assertThat(all("/v1/entries?limit=" + limit))
                    .extracting(entry -> entry.path("member").asString() + " "
                            + entry.path("id").asString())
                    .isEqualTo(expected);
        }
        assertThat(all("/v1/entries"))
                .allMatch(entry -> entry.at("/details/legs").isArray());
    }

    @Test
    void aKeyBoundToAMerchantListsOnlyWhatHappenedThere() {
        String books =
                HTTP.post("demo-admin", "/v1/keys", """
                    {"role":"operator","merchant":"books"}\
                    """).json().path("key").asString();
        HTTP.post("demo-till", "/v1/members/" + POINTS.keySet().iterator().next() + "/redemptions", """
            {"merchant":"books","points":1}\
            """);

        assertThat(all(books, "/v1/entries?limit=2"))
                .extracting(entry -> entry.path("kind").asString())
                .containsOnly("redeem");
        POINTS.compute(POINTS.keySet().iterator().next(), (_, points) -> points == null ? 0 : points - 1);
    }

    @Test
    void membersAreListedWithWhatTheyTold() {
        String id = HTTP.post("demo-till", "/v1/members", """
            {"identifiers":[{"type":"card","value":"7700001"}],"profile":{"name":"Ann Li","language":"en"}}\
            """).json().path("id").asString();
        POINTS.put(id, 0L);

        assertThat(all("/v1/members?limit=4"))
                .filteredOn(member -> member.path("id").asString().equals(id))
                .singleElement()
                .matches(member -> member.at("/profile/name").asString().equals("Ann Li"));
    }

    @Test
    void aCursorOfSomethingElseIsRefused() {
        String id = "mem_" + "a".repeat(26);
        for (String wrong : List.of("7", id, id + ".x.1.1", id + ".1.1", id + ".1.1." + "9".repeat(20), ".1.1.1")) {
            for (String list : List.of("/v1/balances", "/v1/entries")) {
                assertThat(HTTP.get("demo-operator", list + "?cursor=" + wrong).code())
                        .as(wrong)
                        .isEqualTo("invalid-parameter");
            }
        }
        assertThat(HTTP.get("demo-operator", "/v1/balances?at=yesterday").code())
                .isEqualTo("invalid-parameter");
    }

    private static String id(String member) {
        return HTTP.get("demo-till", "/v1/members/" + member).json().path("id").asString();
    }

    private static List<JsonNode> all(String list) {
        return all("demo-operator", list);
    }

    private static List<JsonNode> all(String key, String list) {
        JsonNode first = HTTP.get(key, list).json();
        List<JsonNode> items = new ArrayList<>();
        first.path("items").forEach(items::add);
        items.addAll(rest(key, list, first));
        return items;
    }

    private static List<JsonNode> rest(String list, JsonNode first) {
        return rest("demo-operator", list, first);
    }

    private static List<JsonNode> rest(String key, String list, JsonNode first) {
        List<JsonNode> items = new ArrayList<>();
        JsonNode part = first;
        while (part.has("nextCursor")) {
            String separator = list.contains("?") ? "&" : "?";
            part = HTTP.get(
                            key,
                            list + separator + "cursor="
                                    + part.path("nextCursor").asString())
                    .json();
            part.path("items").forEach(items::add);
        }
        return items;
    }
}
