package io.guerdon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.cli.CommandLineTool;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.ProgramJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * Three partners' members buy and spend at three processes that are killed over and over: each partner's stream has no gap, says nothing twice, and its
 * totals are what its tills were told. {@code -Dguerdon.kills=50} for the long run.
 */
@Tag("end-to-end")
class PartnersKillTest {
    private static final int KILLS = Integer.getInteger("guerdon.kills", 3);
    private static final int PROCESSES = 3;
    private static final int CUSTOMERS = 24;
    private static final long BETWEEN_KILLS = 150;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PartnerShoppers shoppers = new PartnerShoppers();
    private final Random random = new Random(17);

    @TempDir
    private Path directory;

    @Test
    void everyStreamIsWholeWhateverIsKilled() throws Exception {
        try (Fleet fleet = Fleet.start(directory, PROCESSES)) {
            addBakery(fleet);
            shoppers.enrol(fleet.tills(), CUSTOMERS);
            shopWhileProcessesAreKilled(fleet);
            for (String partner : PartnerShoppers.PARTNERS) {
                assertWhole(partner, fleet.tills().getFirst());
            }
            assertThat(sum(fleet, "redeemed")).isEqualTo(sum(fleet, "accepted"));
            fleet.verify();
        }
    }

    /** One that has members earn and spend. */
    private static void addBakery(Fleet fleet) throws IOException {
        JsonNode settings = ProgramJson.settings(DemoProgram.program());
        ((ArrayNode) settings.path("merchants"))
                .add(JSON.readTree(
                        "{\"id\":\"bakery\",\"issuing\":\"ISSUES\",\"redeemRate\":{\"points\":100,\"minor\":100}}"));
        fleet.publish(settings.toString());
        for (Till till : fleet.tills()) {
            Awaitility.await("the bakery is there")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> till.get("/v1/program").body().toString().contains("bakery"));
        }
    }

    private void shopWhileProcessesAreKilled(Fleet fleet) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>(shoppers.start(threads));
            for (int kill = 0; kill < KILLS; kill++) {
                long until = shoppers.done() + BETWEEN_KILLS;
                Awaitility.await("some of it is done")
                        .atMost(Duration.ofMinutes(2))
                        .until(() ->
                                shoppers.done() >= until || running.stream().anyMatch(Future::isDone));
                fleet.kill(random.nextInt(PROCESSES));
                fleet.startKilledOnes();
            }
            shoppers.stop();
            for (Future<?> one : running) {
                one.get();
            }
        }
    }

    private void assertWhole(String partner, Till till) throws IOException {
        Set<String> acknowledged = shoppers.entriesAt(partner);
        Awaitility.await(partner + " is told of everything")
                .atMost(Duration.ofMinutes(2))
                .pollInSameThread()
                .untilAsserted(() -> assertThat(entries(stream(till, partner))).containsAll(acknowledged));
        List<String> events = stream(till, partner);
        assertThat(new HashSet<>(entries(events))).as("nothing twice").hasSameSizeAs(events);
        Path feed = directory.resolve(partner + ".ndjson");
        Files.write(feed, events);
        assertThat(CommandLineTool.run("verify-feed", feed.toString())).hasValue(0);
        for (Map.Entry<String, Long> told : shoppers.totals(partner).entrySet()) {
            assertThat(total(events, told.getKey()))
                    .as("%s %s", partner, told.getKey())
                    .isEqualTo(told.getValue());
        }
        System.out.printf("%s: %d events after %d kills%n", partner, events.size(), KILLS);
    }

    private static long sum(Fleet fleet, String measure) throws IOException {
        long sum = 0;
        for (String partner : PartnerShoppers.PARTNERS) {
            sum += total(stream(fleet.tills().getFirst(), partner), measure);
        }
        return sum;
    }

    private static List<String> stream(Till till, String partner) throws IOException {
        return till.lines("/v1/partners/" + partner + "/events?limit=100000");
    }

    private static List<String> entries(List<String> events) {
        return events.stream()
                .map(event -> JSON.readTree(event).at("/data/entry").asString())
                .toList();
    }

    private static long total(List<String> events, String measure) {
        return JSON.readTree(events.getLast())
                .at("/data/totals/points/" + measure)
                .asLong();
    }
}
