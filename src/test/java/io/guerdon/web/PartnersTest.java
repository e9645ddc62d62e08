package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.program.DemoProgram;
import io.guerdon.program.ProgramJson;
import io.guerdon.publishing.InMemoryStreams;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What partners owe each other over HTTP, and what becomes of a partner that is suspended. */
class PartnersTest {
    private static final String BOOKS =
            "{\"id\":\"books\",\"issuing\":\"DOES_NOT_ISSUE\",\"redeemRate\":{\"points\":100,\"minor\":100}";
    private static final String SETTINGS =
            ProgramJson.settings(DemoProgram.program()).toString();
    private static final String TERMS = ",\"clearing\":{\"paid\":{\"points\":10,\"minor\":9},\"feeBasisPoints\":250}}";
    private static final String GYM =
            ",{\"id\":\"gym\",\"issuing\":\"ISSUES\",\"redeemRate\":{\"points\":2,\"minor\":1},"
                    + "\"clearing\":{\"unitCost\":{\"points\":2,\"minor\":1},\"breakage\":\"PROGRAM\"}}";

    private final Http http = Http.with();

    @AfterEach
    void stop() {
        http.close();
    }

    private void agree(String books) {
        assertThat(SETTINGS).contains(BOOKS + "}");
        Revising.enforce(http, SETTINGS.replace(BOOKS + "}", BOOKS + books + GYM));
    }

    private Map<String, Long> positions() {
        http.bean(InMemoryStreams.class).takeIn("w1");
        Map<String, Long> positions = new TreeMap<>();
        http.get("demo-operator", "/v1/partners")
                .json()
                .path("items")
                .forEach(partner -> positions.put(
                        partner.path("partner").asString(),
                        partner.path("position").path("millionths").asLong()));
        return positions;
    }

    private Http.Reply redeem(String member, String merchant, int points, String reference) {
        return http.post(
                "demo-till",
                "/v1/members/" + member + "/redemptions",
                "{\"merchant\":\"%s\",\"points\":%d,\"reference\":\"%s\"}".formatted(merchant, points, reference));
    }

    @Test
    void partnersOweEachOtherForWhatIsSpentElsewhereUntilItComesBack() {
        agree(TERMS);
        String member = http.memberWith(500);
        String path = "/v1/members/" + member;
        redeem(member, "gym", 100, "");
        Http.Reply spent = redeem(member, "books", 200, "B-1");
        assertThat(spent.status()).as(spent.text()).isEqualTo(201);

        // 100 at the gym for 0.5 each; 200 at the bookshop for 0.9 less 2.5 percent; the café owes 1 for each.
        Map<String, Long> owed = positions();
        assertThat(owed)
                .isEqualTo(
                        Map.of("cafe", -300_000_000L, "gym", 50_000_000L, "books", 175_500_000L, "house", 74_500_000L));
        String reversal = path + "/entries/" + spent.json().at("/entry/id").asString() + "/reversal";
        assertThat(http.post("demo-operator", reversal, "{\"reason\":\"mistaken\"}")
                        .status())
                .isEqualTo(201);
        assertThat(positions())
                .isEqualTo(Map.of("cafe", -100_000_000L, "gym", 50_000_000L, "books", 0L, "house", 50_000_000L));
    }

    private Http.Reply adjust(String bearer, String member, long amount, String merchant) {
        return http.post(
                bearer,
                "/v1/members/" + member + "/adjustments",
                "{\"unit\":\"points\",\"amount\":%d,\"reason\":\"counted again\"%s}"
                        .formatted(amount, merchant.isEmpty() ? "" : ",\"merchant\":\"" + merchant + "\""));
    }

    /** Of what the café has issued and taken back, as its stream says. */
    private Map<String, Long> issued(String partner) {
        http.bean(InMemoryStreams.class).takeIn("w1");
        Map<String, Long> totals = new TreeMap<>();
        String last = http.get("demo-operator", "/v1/partners/" + partner + "/events?after=0")
                .text()
                .lines()
                .reduce("{}", (_, line) -> line);
        new JsonMapper()
                .readTree(last)
                .at("/data/totals/points")
                .properties()
                .forEach(total -> totals.put(total.getKey(), total.getValue().asLong()));
        return totals;
    }

    @Test
    void anAdjustmentInAMerchantsNameIsInItsStream() {
        agree(TERMS);
        String member = http.memberWith(100);
        Http.Reply given = adjust("demo-operator", member, 50, "gym");
        assertThat(given.status()).as(given.text()).isEqualTo(201);
        assertThat(given.json().path("merchant").asString()).isEqualTo("gym");
        assertThat(issued("gym")).isEqualTo(Map.of("earned", 50L));

        assertThat(adjust("demo-operator", member, -60, "gym").status()).isEqualTo(201);
        // 10 of the café's in place of its own, at what they cost the café.
        assertThat(issued("gym")).isEqualTo(Map.of("earned", 50L, "returned", 50L, "accepted", 10L));
        assertThat(positions()).containsEntry("gym", 10_000_000L).containsEntry("cafe", -10_000_000L);
    }

    @Test
    void whatAnotherOperatorApprovesIsInTheNameThatWasAskedFor() {
        agree(TERMS);
        String member = http.memberWith(100);
        Http.Reply asked = adjust("demo-operator", member, 20_000, "gym");
        assertThat(asked.json().path("merchant").asString()).as(asked.text()).isEqualTo("gym");
        assertThat(issued("gym")).isEmpty();
        String approval = asked.json().path("approval").asString();
        String second = http.post("demo-admin", "/v1/keys", "{\"role\":\"operator\"}")
                .json()
                .path("key")
                .asString();
        Http.Reply approved = http.post(second, "/v1/members/" + member + "/adjustments/" + approval + "/approval", "");

        assertThat(approved.status()).as(approved.text()).isEqualTo(201);
        assertThat(approved.json().path("merchant").asString()).isEqualTo("gym");
        assertThat(issued("gym")).isEqualTo(Map.of("earned", 20_000L));
    }

    @Test
    void nothingIsAdjustedInTheNameOfWhoeverFundsNothingOrIsNotKnown() {
        agree(TERMS);
        String member = http.memberWith(100);
        assertThat(adjust("demo-operator", member, 5, "nobody").code()).isEqualTo("unknown-merchant");
        assertThat(adjust("demo-operator", member, 5, "a b").code()).isEqualTo("invalid-field");
        String key = http.post("demo-admin", "/v1/keys", "{\"role\":\"operator\",\"merchant\":\"books\"}")
                .json()
                .path("key")
                .asString();
        assertThat(adjust(key, member, 5, "gym").code()).isEqualTo("another-merchant");
        Revising.enforce(
                http,
                SETTINGS.replace(
                        "\"id\":\"cafe\",\"issuing\":\"ISSUES\"",
                        "\"id\":\"cafe\",\"issuing\":\"ISSUES\",\"standing\":\"NOT_ISSUING\""));
        assertThat(adjust("demo-operator", member, 5, "cafe").code()).isEqualTo("merchant-does-not-issue");
        assertThat(adjust("demo-operator", member, -5, "cafe").status()).isEqualTo(201);
    }

    @Test
    void aPartnerSeesItsOwnPositionAndTerms() {
        agree(TERMS);
        redeem(http.memberWith(500), "books", 201, "");
        positions();
        String key = http.post("demo-admin", "/v1/keys", "{\"role\":\"partner\",\"merchant\":\"books\"}")
                .json()
                .path("key")
                .asString();

        Http.Reply own = http.get(key, "/v1/partners/books");
        assertThat(own.json().toString())
                .isEqualTo("{\"partner\":\"books\",\"terms\":{\"issuing\":\"DOES_NOT_ISSUE\",\"standing\":\"ACTIVE\","
                        + "\"paid\":{\"points\":10,\"minor\":9},\"feeBasisPoints\":250,\"breakage\":\"ISSUER\"},"
                        + "\"owes\":{\"amount\":0,\"currency\":\"CNY\",\"millionths\":0},"
                        + "\"owed\":{\"amount\":176,\"currency\":\"CNY\",\"millionths\":176377500},"
                        + "\"position\":{\"amount\":176,\"currency\":\"CNY\",\"millionths\":176377500}}");
        assertThat(http.get(key, "/v1/partners").json().path("items")).hasSize(1);
        assertThat(http.get(key, "/v1/partners/cafe").code()).isEqualTo("another-merchant");
        assertThat(http.get("demo-till", "/v1/partners/cafe").code()).isEqualTo("role-not-permitted");
        assertThat(http.get("demo-operator", "/v1/partners/nobody").code()).isEqualTo("partner-not-found");
        assertThat(http.get("demo-operator", "/v1/partners?limit=0").code()).isEqualTo("invalid-parameter");
    }

    @Test
    void listsPartnersByNameAPartAtATime() {
        agree(TERMS);

        Http.Reply first = http.get("demo-operator", "/v1/partners?limit=3");
        assertThat(first.json().path("items").findValuesAsString("partner")).containsExactly("books", "cafe", "gym");
        Http.Reply last = http.get(
                "demo-operator",
                "/v1/partners?limit=3&cursor=" + first.json().path("nextCursor").asString());
        assertThat(last.json().path("items").findValuesAsString("partner")).containsExactly("house");
        assertThat(last.json().path("nextCursor").isString()).isFalse();
    }

    @Test
    void onlyWhoRunsTheProgramSeesWhatPartnersPayEachOther() {
        agree(TERMS);
        String member = http.memberWith(500);
        String entry = "/v1/members/" + member + "/entries/"
                + redeem(member, "books", 200, "").json().at("/entry/id").asString();

        assertThat(http.get("demo-operator", entry).text()).contains("clearing:books");
        assertThat(http.get("demo-operator", "/v1/entries").text()).contains("clearing:books");
        String key = http.post("demo-admin", "/v1/keys", "{\"role\":\"operator\",\"merchant\":\"books\"}")
                .json()
                .path("key")
                .asString();
        assertThat(http.get(key, entry).text()).contains("acceptor:books").doesNotContain("clearing");
        assertThat(http.get(key, "/v1/entries").text())
                .contains("acceptor:books")
                .doesNotContain("clearing");
        assertThat(http.get("demo-app", entry).text())
                .contains("acceptor:books")
                .doesNotContain("clearing");
        assertThat(http.get("demo-till", entry).text())
                .contains("acceptor:books")
                .doesNotContain("clearing");
    }

    @Test
    void nothingIsEarnedOrSpentAtASuspendedMerchantAndWhatWasIsUndone() {
        agree(TERMS);
        String member = http.memberWith(500);
        String path = "/v1/members/" + member;
        Http.Reply redeemed = redeem(member, "books", 50, "B-1");
        String spent = redeemed.json().at("/entry/id").asString();
        String before = redeemed.json().at("/entry/recordedAt").asString();
        String hold = path + "/holds/"
                + http.post(
                                "demo-till",
                                path + "/holds",
                                "{\"merchant\":\"books\",\"points\":100,\"lapsesAfter\":\"PT1H\"}")
                        .json()
                        .path("hold")
                        .asString();
        String quote = path + "/quotes/" + quote(member).json().path("quote").asString();
        agree(",\"standing\":\"SUSPENDED\"" + TERMS);

        assertSuspended(redeem(member, "books", 50, ""));
        assertSuspended(http.post(
                "demo-till", path + "/holds", "{\"merchant\":\"books\",\"points\":1,\"lapsesAfter\":\"PT1H\"}"));
        assertSuspended(http.post("demo-till", hold + "/capture", "{\"points\":10}"));
        assertSuspended(quote(member));
        assertSuspended(http.post("demo-till", quote + "/commit", ""));
        assertSuspended(http.post(
                "demo-till", path + "/purchases", Http.purchase("R-9", 100).replace("cafe", "books")));
        assertSuspended(http.post(
                "demo-till",
                path + "/purchases",
                Http.purchase("R-10", 100)
                        .replace("\"merchant\":\"cafe\"", "\"merchant\":\"books\",\"at\":\"" + before + "\"")));

        assertThat(http.post("demo-till", quote + "/drop", "").status()).isEqualTo(201);
        assertThat(http.post("demo-till", hold + "/void", "").status()).isEqualTo(201);
        assertThat(http.post("demo-operator", path + "/entries/" + spent + "/reversal", "{\"reason\":\"gone\"}")
                        .status())
                .isEqualTo(201);
        assertThat(redeem(member, "gym", 500, "").status()).isEqualTo(201);
    }

    private Http.Reply quote(String member) {
        return http.post(
                "demo-till",
                "/v1/members/" + member + "/quotes",
                "{\"merchant\":\"books\",\"receipt\":\"%s\",\"currency\":\"CNY\",\"amount\":1000,\"use\":{\"points\":10}}"
                        .formatted(Http.fresh("Q-")));
    }

    private static void assertSuspended(Http.Reply reply) {
        assertThat(reply.code()).as(reply.text()).isEqualTo("merchant-suspended");
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.json().path("merchant").asString()).isEqualTo("books");
    }

    @Test
    void aMerchantThatIssuesNothingForNowStillAccepts() {
        String issuing = SETTINGS.replace(
                "\"id\":\"cafe\",\"issuing\":\"ISSUES\"",
                "\"id\":\"cafe\",\"issuing\":\"ISSUES\",\"standing\":\"NOT_ISSUING\"");
        String member = http.memberWith(500);
        Revising.enforce(http, issuing);

        assertThat(http.post("demo-till", "/v1/members/" + member + "/purchases", Http.purchase("R-9", 100))
                        .code())
                .isEqualTo("merchant-does-not-issue");
        assertThat(redeem(member, "books", 10, "").status()).isEqualTo(201);
    }
}
