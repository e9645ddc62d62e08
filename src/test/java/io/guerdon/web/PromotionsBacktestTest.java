package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Drafts tried on promotions with tiers, cashback, stamps and coupons: gold from 5,000 on, which triples points. */
class PromotionsBacktestTest {
    private static final Duration LATEST = Duration.ofDays(90);
    private static final List<String> CATEGORIES = List.of("fuel", "groceries", "coffee", "book");

    private final Http http = Http.with();
    private final TestClock clock = http.bean(TestClock.class);
    private final Random random = new Random(11);
    private String settings = "";

    @BeforeEach
    void publishPromotions() throws IOException {
        settings = new JsonMapper()
                .readTree(Files.readString(Path.of("ops/promotions.draft.json")))
                .path("settings")
                .toString();
        Revising.enforce(http, settings);
    }

    @AfterEach
    void stop() {
        http.close();
    }

    @Test
    void theSameRulesOverTheSameHistoryMakeNoDifferenceInAnyWallet() {
        clock.advance(LATEST);
        for (int member = 0; member < 12; member++) {
            String path = "/v1/members/" + http.member();
            for (int sale = 0; sale < 8; sale++) {
                shop(path);
                clock.advance(Duration.ofDays(random.nextInt(60)));
            }
        }

        JsonNode report = tried(settings);

        assertThat(report.path("purchases").asInt()).isEqualTo(12 * 8);
        assertThat(report.path("wallets").size()).as("%s", report).isEqualTo(6);
        for (JsonNode wallet : report.path("wallets")) {
            assertThat(wallet.path("recorded").asLong()).isPositive();
            assertThat(wallet.path("would")).isEqualTo(wallet.path("recorded"));
            assertThat(wallet.path("openWould")).isEqualTo(wallet.path("openRecorded"));
        }
        assertThat(report.path("gains").size() + report.path("losses").size()).isZero();
    }

    @Test
    void tiersAreThoseOfTheDraftAlsoInPeriodsThatHaveEnded() {
        String path = "/v1/members/" + http.member();
        bought(path, "book", 200_000, clock.instant());
        clock.advance(Duration.ofDays(60));
        bought(path, "book", 10_000, clock.instant());

        JsonNode report = tried(gold(2_000));

        assertThat(report.at("/gains/0/unit").asString()).isEqualTo("points");
        assertThat(wallet(report, "points"))
                .as("the second sale, triple: 3 × 100 instead of 100")
                .startsWith("{\"unit\":\"points\",\"recorded\":2100,\"would\":2300,\"costMinor\":200,");
        assertThat(wallet(report, "status")).startsWith("{\"unit\":\"status\",\"recorded\":2100,\"would\":2100,");
    }

    @Test
    void aSaleIsJudgedByWhatHadBeenRecordedBeforeIt() {
        String path = "/v1/members/" + http.member();
        Instant earlier = clock.instant();
        clock.advance(Duration.ofDays(2));
        bought(path, "book", 10_000, clock.instant());
        bought(path, "book", 600_000, earlier);

        assertThat(wallet(tried(settings), "points"))
                .startsWith("{\"unit\":\"points\",\"recorded\":6100,\"would\":6100,\"costMinor\":0,");
    }

    /** A sale, in one of three cases told late, in one of four followed by a return of a part. */
    private void shop(String path) {
        Instant at = clock.instant()
                .minus(Duration.ofDays(random.nextInt(3) == 0 ? random.nextInt((int) LATEST.toDays()) : 0));
        String receipt = bought(path, CATEGORIES.get(random.nextInt(4)), random.nextInt(1, 4_000) * 100, at);
        if (random.nextInt(4) == 0) {
            Http.Reply returned = http.post("demo-till", path + "/purchases/receipt:cafe:" + receipt + "/returns", """
                {"lines":[{"line":1,"quantity":1}]}\
                """);
            assertThat(returned.status()).as(returned.text()).isEqualTo(201);
        }
    }

    private String bought(String path, String category, int amount, Instant at) {
        String receipt = Http.fresh("B-");
        Http.Reply reply = http.post("demo-till", path + "/purchases", """
            {"merchant":"cafe","receipt":"%s","currency":"CNY","at":"%s",
             "lines":[{"line":1,"sku":"S","category":"%s","quantity":2,"amount":%d}]}\
            """.formatted(receipt, at, category, amount));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return receipt;
    }

    private String gold(int atLeast) {
        return settings.replace("{\"id\":\"gold\",\"atLeast\":5000}", "{\"id\":\"gold\",\"atLeast\":" + atLeast + "}");
    }

    private JsonNode tried(String draft) {
        assertThat(Revising.draft(http, draft).status()).isEqualTo(200);
        return BacktestTest.backtest(http);
    }

    private static String wallet(JsonNode report, String unit) {
        return report.path("wallets")
                .valueStream()
                .filter(wallet -> wallet.path("unit").asString().equals(unit))
                .findFirst()
                .orElseThrow()
                .toString();
    }
}
