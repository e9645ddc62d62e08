package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.TestClock;
import io.guerdon.ledger.Verification;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What members get for what they have collected. */
class RewardsTest {
    private final Http http = Http.with();
    private final TestClock clock = http.bean(TestClock.class);
    private String path = "";

    @BeforeEach
    void publish() {
        RewardProgram.publish(http);
        path = "/v1/members/" + http.member();
    }

    @AfterEach
    void everythingAddsUp() {
        assertThat(http.bean(Verification.class).run(_ -> {}).faults()).isEmpty();
        http.close();
    }

    @Test
    void theTenthCoffeeIsFree() {
        buy("R-1", 8);
        assertThat(why("free-coffee").path("code").asString()).isEqualTo("reward-not-affordable");
        assertThat(why("free-coffee").at("/facts/missing").asInt()).isEqualTo(1);
        buy("R-2", 1);
        assertThat(why("free-coffee").isMissingNode()).isTrue();

        Http.Reply claimed = claim("free-coffee", "{\"merchant\":\"cafe\"}", "c-1");

        assertThat(claimed.status()).as(claimed.text()).isEqualTo(201);
        String claim = claimed.json().path("claim").asString();
        assertThat(claim).startsWith("rwd_");
        assertThat(claimed.json().path("state").asString()).isEqualTo("claimed");
        assertThat(claimed.json().path("spent").toString()).isEqualTo("[{\"unit\":\"stamps\",\"amount\":9}]");
        assertThat(balance("stamps")).isZero();
        Http.Reply handed = finish("free-coffee", claim, "fulfilled", "", "f-1");
        assertThat(handed.json().path("state").asString()).isEqualTo("fulfilled");
        assertThat(finish("free-coffee", claim, "fulfilled", "", "f-1").text()).isEqualTo(handed.text());
        assertThat(finish("free-coffee", claim, "fulfilled", "", "f-2").code()).isEqualTo("reward-claim-fulfilled");
        assertThat(finish("free-coffee", claim, "cancelled", "{\"reason\":\"cold\"}", "f-3")
                        .code())
                .isEqualTo("reward-claim-fulfilled");
        Http.Reply again = claim("free-coffee", "{\"merchant\":\"cafe\"}", "c-1");
        assertThat(again.replayed()).isTrue();
        assertThat(again.text()).isEqualTo(claimed.text());
    }

    @Test
    void aCancelledClaimPutsItsCostBackIntoItsLots() {
        buy("R-1", 9);
        String claim = claimed("free-coffee");
        clock.advance(Duration.ofDays(61));

        Http.Reply cancelled = finish("free-coffee", claim, "cancelled", "{\"reason\":\"closed\"}", "x-1");

        assertThat(cancelled.json().path("state").asString()).isEqualTo("cancelled");
        assertThat(cancelled.json().path("restored").toString()).isEqualTo("[{\"unit\":\"stamps\",\"amount\":9}]");
        assertThat(balance("stamps")).isEqualTo(9);
        assertThat(finish("free-coffee", claim, "cancelled", "{\"reason\":\"closed\"}", "x-1")
                        .replayed())
                .isTrue();
        assertThat(finish("free-coffee", claim, "cancelled", "{\"reason\":\"twice\"}", "x-2")
                        .code())
                .isEqualTo("reward-claim-cancelled");
        assertThat(balance("stamps")).isEqualTo(9);
        clock.advance(Duration.ofDays(8));
        assertThat(balance("stamps")).isZero();
    }

    @Test
    void saysWhyARewardCannotBeHad() {
        buy("R-1", 1);
        http.post("demo-operator", path + "/adjustments", "{\"unit\":\"points\",\"amount\":20,\"reason\":\"gift\"}");
        assertThat(why("lantern").path("code").asString()).isEqualTo("reward-not-yet");
        assertThat(claim("lantern", "", "w-1").code()).isEqualTo("reward-not-yet");
        clock.advance(Duration.ofDays(10));
        assertThat(why("lantern").isMissingNode()).isTrue();
        clock.advance(Duration.ofDays(25));
        assertThat(claim("lantern", "", "w-2").code()).isEqualTo("reward-no-longer");
        claimed("sticker");
        assertThat(claim("sticker", "", "w-3").code()).isEqualTo("reward-limit-reached");
        assertThat(why("sticker").path("code").asString()).isEqualTo("reward-limit-reached");
        claimed("mug");
        claimed("mug");
        String other = path;
        path = "/v1/members/" + http.memberWith(100);
        assertThat(why("mug").path("code").asString()).isEqualTo("reward-out-of-stock");
        assertThat(claim("mug", "", "w-4").code()).isEqualTo("reward-out-of-stock");
        assertThat(claim("yacht", "", "w-5").code()).isEqualTo("reward-not-found");
        assertThat(claim("free-coffee", "{\"merchant\":\"nowhere\"}", "w-6").code())
                .isEqualTo("unknown-merchant");
        assertThat(finish("mug", "rwd_x-1", "fulfilled", "", "w-7").code()).isEqualTo("reward-claim-not-found");
        http.post("demo-operator", path + "/status", "{\"status\":\"suspended\",\"reason\":\"fraud\"}");
        assertThat(claim("free-coffee", "", "w-8").code()).isEqualTo("account-suspended");
        path = other;
        assertThat(http.send("demo-app", "GET", path + "/rewards", "", Map.of("Accept-Language", "zh"))
                        .text())
                .contains("该奖品需要 9 stamps；可用 1，还差 8。");
    }

    @Test
    void aRefusedClaimStaysRefusedUnderItsKey() {
        Http.Reply refused = claim("free-coffee", "", "late");
        buy("R-1", 9);

        Http.Reply again = claim("free-coffee", "", "late");

        assertThat(refused.code()).isEqualTo("reward-not-affordable");
        assertThat(again.replayed()).isTrue();
        assertThat(again.text()).isEqualTo(refused.text());
        assertThat(balance("stamps")).isEqualTo(9);
    }

    @Test
    void cancelledClaimsCountNeitherForTheLimitNorForTheStock() {
        buy("R-1", 2);
        String sticker = claimed("sticker");
        finish("sticker", sticker, "cancelled", "{\"reason\":\"torn\"}", "k-1");
        claimed("sticker");
        String first = claimed("mug");
        claimed("mug");
        finish("mug", first, "cancelled", "{\"reason\":\"broken\"}", "k-2");
        path = "/v1/members/" + http.memberWith(100);
        assertThat(why("mug").isMissingNode()).isTrue();
        claimed("mug");
        assertThat(claim("mug", "", "k-3").code()).isEqualTo("reward-out-of-stock");
    }

    @Test
    void aRepeatOfAClaimOutOfALimitedStockTakesNothingMore() {
        buy("R-1", 2);
        Http.Reply first = claim("mug", "", "r-1");
        Http.Reply again = claim("mug", "", "r-1");
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.replayed()).isTrue();
        assertThat(claim("poster", "", "r-1").code()).isEqualTo("idempotency-key-reused");
        claimed("mug");
        Http.Reply late = claim("mug", "", "r-2");
        assertThat(claim("mug", "", "r-2").text()).isEqualTo(late.text());
        assertThat(balance("points")).isEqualTo(20);
    }

    @Test
    void sixtyFourAtOnceNeverGetMoreThanTwenty() throws InterruptedException, ExecutionException {
        List<String> members =
                IntStream.range(0, 64).mapToObj(_ -> http.memberWith(10)).toList();
        List<Callable<Http.Reply>> wishes = members.stream()
                .<Callable<Http.Reply>>map(
                        member -> () -> http.post("demo-till", "/v1/members/" + member + "/rewards/poster/claims", ""))
                .toList();
        int sold = 0;
        try (var threads = Executors.newFixedThreadPool(64)) {
            for (var wish : threads.invokeAll(wishes)) {
                Http.Reply reply = wish.get();
                sold += reply.status() == 201 ? 1 : 0;
                assertThat(reply.status() == 201 || reply.code().equals("reward-out-of-stock"))
                        .as(reply.text())
                        .isTrue();
            }
        }
        assertThat(sold).isEqualTo(20);
    }

    @Test
    void aMerchantHandsOverItsOwnAndWhatWasClaimedFromAfar() {
        String cafe = key("cafe");
        String books = key("books");
        buy("R-1", 3);
        String atBooks = http.post(books, path + "/rewards/poster/claims", "")
                .json()
                .path("claim")
                .asString();
        String fromAfar = claimed("poster");

        assertThat(http.post(cafe, claims("poster") + "/" + atBooks + "/fulfilled", "")
                        .code())
                .isEqualTo("another-merchant");
        assertThat(http.post(cafe, claims("poster"), "{\"merchant\":\"books\"}").code())
                .isEqualTo("another-merchant");
        assertThat(http.get(cafe, claims("poster")).json().path("items")).hasSize(1);
        assertThat(http.get(books, claims("poster")).json().path("items")).hasSize(2);
        assertThat(http.post(cafe, claims("poster") + "/" + fromAfar + "/fulfilled", "")
                        .status())
                .isEqualTo(201);
        String other = "/v1/members/" + http.member() + "/rewards/poster/claims/";
        assertThat(http.post("demo-till", other + atBooks + "/fulfilled", "").code())
                .isEqualTo("reward-claim-not-found");
        assertThat(http.get("demo-app", claims("poster") + "?limit=1")
                        .json()
                        .at("/items/0/state")
                        .asString())
                .isEqualTo("fulfilled");
    }

    @Test
    void showsTheCatalogue() {
        JsonNode rewards = http.get("demo-app", "/v1/program/rewards").json().path("rewards");

        assertThat(rewards.at("/0").toString())
                .isEqualTo("{\"id\":\"free-coffee\",\"title\":{\"en\":\"A coffee\",\"zh\":\"免费咖啡\"},"
                        + "\"cost\":{\"unit\":\"stamps\",\"amount\":9}}");
        assertThat(rewards.at("/4/from").asString()).isEqualTo("2026-12-01T00:00:00+08:00");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "payouts":[{"wallet":"cashback"       | "payouts":[{"wallet":"stamps"   | wrong-use      | /catalogue/payouts/0/wallet
        "payouts":[{"wallet":"cashback"       | "payouts":[{"wallet":"miles"    | unknown-wallet | /catalogue/payouts/0/wallet
        "cost":{"wallet":"stamps"             | "cost":{"wallet":"visits"       | wrong-use      | /catalogue/rewards/0/cost/wallet
        "cost":{"wallet":"stamps"             | "cost":{"wallet":"miles"        | unknown-wallet | /catalogue/rewards/0/cost/wallet
        "id":"mug"                            | "id":"poster"                   | duplicate      | /catalogue/rewards/2/id
        "until":"2026-12-24T00:00:00+08:00"   | "until":"2026-11-24T00:00:00Z"  | out-of-range   | /catalogue/rewards/4/availability/until
        "until":"2026-12-24T00:00:00+08:00"   | "until":"2026-12-24T99:00:00Z"  | malformed      | /catalogue/rewards/4/availability/until
        "stock":20                            | "stock":-1                      | out-of-range   | /catalogue/rewards/1/stock
        """)
    void refusesSettingsThatCannotBeMeant(String right, String wrong, String code, String pointer) {
        String settings = RewardProgram.SETTINGS.replace(right, wrong);
        assertThat(settings).isNotEqualTo(RewardProgram.SETTINGS);

        JsonNode violations = Revising.publish(http, settings).json().path("violations");

        assertThat(violations.toString()).contains("\"pointer\":\"" + pointer + "\",\"code\":\"" + code + "\"");
    }

    @Test
    void answersAsDocumented() {
        buy("R-1", 9);
        Contract contract = Contract.shared();
        assertDocumented(contract, "GET", "/v1/members/{member}/rewards", http.get("demo-app", path + "/rewards"));
        assertDocumented(
                contract,
                "POST",
                "/v1/members/{member}/rewards/{reward}/claims",
                http.post("demo-till", claims("poster"), ""));
        assertDocumented(
                contract,
                "GET",
                "/v1/members/{member}/rewards/{reward}/claims",
                http.get("demo-till", claims("poster")));
        assertDocumented(contract, "GET", "/v1/program/rewards", http.get("demo-app", "/v1/program/rewards"));
        assertDocumented(contract, "GET", "/v1/program", http.get("demo-app", "/v1/program"));
    }

    private static void assertDocumented(Contract contract, String method, String path, Http.Reply reply) {
        Contract.Operation operation = contract.operations().stream()
                .filter(one -> one.toString().equals(method + " " + path))
                .findFirst()
                .orElseThrow();
        assertThat(contract.fault(operation, reply, Locale.ENGLISH)).isEmpty();
    }

    private void buy(String receipt, int cups) {
        Http.Reply bought = http.post("demo-till", path + "/purchases", RewardProgram.coffees(receipt, cups));
        assertThat(bought.status()).as(bought.text()).isEqualTo(201);
    }

    private String key(String merchant) {
        return http.post("demo-admin", "/v1/keys", "{\"role\":\"till\",\"merchant\":\"%s\"}".formatted(merchant))
                .json()
                .path("key")
                .asString();
    }

    private String claims(String reward) {
        return path + "/rewards/" + reward + "/claims";
    }

    private Http.Reply claim(String reward, String body, String key) {
        return http.post("demo-till", claims(reward), body, key);
    }

    private String claimed(String reward) {
        Http.Reply claimed = http.post("demo-app", claims(reward), "");
        assertThat(claimed.status()).as(claimed.text()).isEqualTo(201);
        return claimed.json().path("claim").asString();
    }

    private Http.Reply finish(String reward, String claim, String how, String body, String key) {
        return http.post("demo-operator", claims(reward) + "/" + claim + "/" + how, body, key);
    }

    /** Why the member cannot have a reward; missing where they can. */
    private JsonNode why(String reward) {
        for (JsonNode offer : http.get("demo-app", path + "/rewards").json().path("rewards")) {
            if (offer.at("/reward/id").asString().equals(reward)) {
                assertThat(offer.path("available").asBoolean()).isNotEqualTo(offer.has("why"));
                return offer.path("why");
            }
        }
        throw new AssertionError(reward);
    }

    private int balance(String wallet) {
        return http.get("demo-app", path + "/balances")
                .json()
                .at("/balances/" + wallet + "/available")
                .asInt();
    }
}
