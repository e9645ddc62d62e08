package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.DueWork;
import io.guerdon.ledger.TestClock;
import io.guerdon.ledger.Verification;
import io.guerdon.program.TierSettings;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Each change of a tier is told once, by the entry that brought it: silver from 1,000 and gold from 5,000 in a calendar year. */
class TierToldTest {
    private final Http http = Http.with();
    private final TestClock clock = http.bean(TestClock.class);
    private String path = "";

    @AfterEach
    void stop() {
        assertThat(http.bean(Verification.class).run(_ -> {}).passed()).isTrue();
        http.close();
    }

    @Test
    void thePurchaseThatLiftsSaysSoAndTheReturnThatTakesBack() {
        offer(TierSettings.TIERED);
        buy("R-1", 900);
        buy("R-2", 100);
        buy("R-3", 10);
        buy("R-4", 4_000);

        giveBack("R-4", 100);

        assertThat(told())
                .containsExactly(
                        "earn: none → silver, qualification, 2028-01-30T15:59:59.999Z",
                        "earn: silver → gold, qualification, 2028-01-30T15:59:59.999Z",
                        "return: gold → silver, taken-back, 2028-01-30T15:59:59.999Z");
        assertThat(texts("en")).first().isEqualTo("The tier rose from – to silver: more counts for it.");
        assertThat(texts("zh")).last().isEqualTo("等级由 gold 降至 silver：定级累计减少。");
    }

    @Test
    void timeTakesItStepByStepInEntriesOfItsOwn() {
        offer(TierSettings.TIERED);
        buy("R-1", 5_000);

        now("2028-01-30T23:59:59+08:00");
        work();
        assertThat(told()).hasSize(1);
        now("2030-01-01T00:00:00+08:00");
        work();
        work();

        assertThat(told())
                .containsExactly(
                        "earn: none → gold, qualification, 2028-01-30T15:59:59.999Z",
                        "tier: gold → silver, time, 2029-01-30T15:59:59.999Z",
                        "tier: silver → none, time, never");
        assertThat(entries("tier").getFirst().path("effectiveAt").asString()).isEqualTo("2029-01-30T15:59:59.999Z");
        assertThat(entries("tier").getFirst().at("/change").size()).isZero();
    }

    @Test
    void aTierThatWasEarnedAgainIsToldToBeKeptWhenItWouldHaveEnded() {
        offer(TierSettings.TIERED);
        buy("R-1", 1_000);
        now("2027-06-01T00:00:00+08:00");
        buy("R-2", 1_000);
        now("2028-02-01T00:00:00+08:00");
        buy("R-3", 10);

        assertThat(told())
                .containsExactly(
                        "earn: none → silver, qualification, 2028-01-30T15:59:59.999Z",
                        "tier: silver → silver, time, 2029-01-30T15:59:59.999Z");
    }

    @Test
    void aLateSaleLiftsWhenItIsTold() {
        offer(TierSettings.TIERED);
        now("2027-01-05T00:00:00+08:00");

        buy("R-1", 5_000, "\"at\":\"2026-12-31T23:59:00+08:00\",");

        assertThat(told()).containsExactly("earn: none → gold, qualification, 2028-01-30T15:59:59.999Z");
    }

    @Test
    void whoQualifiedBeforeThereWereTiersIsToldWithTheNextEntry() {
        offer(TierSettings.TIERED.replaceFirst(",\"tiering\":\\{.*?]}", "").replace("member.tier == 'gold'", "false"));
        buy("R-1", 1_000);
        assertThat(told()).isEmpty();
        offer(TierSettings.TIERED);

        spend(1);
        spend(1);

        assertThat(told()).containsExactly("redeem: none → silver, settings, 2028-01-30T15:59:59.999Z");
    }

    @Test
    void whatTheSettingsGiveIsToldWithTheNextThingThatCounts() {
        offer(TierSettings.TIERED);
        buy("R-1", 4_000);
        offer(TierSettings.TIERED.replace("5000", "3000"));

        buy("R-2", 1);

        assertThat(told()).last().isEqualTo("earn: silver → gold, qualification, 2028-01-30T15:59:59.999Z");
    }

    @Test
    void aProgramWithoutTiersTellsNothing() {
        buy("R-1", 5_000);
        now("2030-01-01T00:00:00+08:00");
        work();

        assertThat(told()).isEmpty();
        assertThat(entries("tier")).isEmpty();
    }

    private void offer(String settings) {
        Revising.enforce(http, settings);
    }

    private String member() {
        if (path.isEmpty()) {
            path = "/v1/members/" + http.member();
        }
        return path;
    }

    private void now(String at) {
        clock.advance(Duration.between(clock.instant(), OffsetDateTime.parse(at).toInstant()));
    }

    private void work() {
        http.bean(DueWork.class).beat(clock.instant());
    }

    /** What was told, oldest first. */
    private List<String> told() {
        List<String> all = new ArrayList<>();
        for (JsonNode entry : entries("").reversed()) {
            JsonNode tier = details(entry, "en");
            if (!tier.isMissingNode()) {
                all.add("%s: %s → %s, %s, %s"
                        .formatted(
                                entry.path("kind").asString(),
                                tier.path("from").asString("none"),
                                tier.path("to").asString("none"),
                                tier.path("reason").asString(),
                                tier.path("until").asString("never")));
            }
        }
        return all;
    }

    private List<String> texts(String language) {
        return entries("").reversed().stream()
                .map(entry -> details(entry, language))
                .filter(tier -> !tier.isMissingNode())
                .map(tier -> tier.path("text").asString())
                .toList();
    }

    private JsonNode details(JsonNode entry, String language) {
        String id = entry.path("id").asString();
        return http.send("demo-operator", "GET", member() + "/entries/" + id, "", Map.of("Accept-Language", language))
                .json()
                .at("/details/trace/tier");
    }

    private List<JsonNode> entries(String kind) {
        List<JsonNode> all = new ArrayList<>();
        http.get("demo-operator", member() + "/entries").json().path("items").forEach(all::add);
        all.removeIf(entry -> !kind.isEmpty() && !entry.path("kind").asString().equals(kind));
        return all;
    }

    private void buy(String receipt, int yuan) {
        buy(receipt, yuan, "");
    }

    private void buy(String receipt, int yuan, String at) {
        Http.Reply bought = http.post(
                "demo-till",
                member() + "/purchases",
                "{\"merchant\":\"cafe\",\"receipt\":\"%s\",%s\"currency\":\"CNY\",\"amount\":%d}"
                        .formatted(receipt, at, yuan * 100));
        assertThat(bought.status()).as(bought.text()).isEqualTo(201);
    }

    private void giveBack(String receipt, int yuan) {
        Http.Reply back = http.post(
                "demo-till",
                member() + "/purchases/receipt:cafe:" + receipt + "/returns",
                "{\"lines\":[{\"line\":0,\"amount\":%d}]}".formatted(yuan * 100));
        assertThat(back.status()).as(back.text()).isEqualTo(201);
    }

    private void spend(int points) {
        Http.Reply spent = http.post(
                "demo-till", member() + "/redemptions", "{\"merchant\":\"books\",\"points\":%d}".formatted(points));
        assertThat(spent.status()).as(spent.text()).isEqualTo(201);
    }
}
