package io.guerdon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.ProgramJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A month is settled with a partner that keeps its own books, while the service and the partner are killed. */
@Tag("end-to-end")
class SettlementEndToEndTest {
    private static final String EVENTS = "/v1/partners/cafe/events?limit=1000";
    private static final String JANUARY = "{\"period\":\"2026-01\"}";

    @TempDir
    private Path directory;

    private final List<String> sales = new ArrayList<>(List.of("receipt,kind,at,amount"));

    @Test
    void aPartnersBooksAgreeWithWhatIsSettledWhateverIsKilled() throws IOException, InterruptedException {
        assumeTrue(ReferencePartner.canRun(), "no python3 with sqlite3 on this machine");
        Store store = Store.fresh();
        List<String> received;
        String bought;
        String closed;
        String key;
        try (ServiceProcess service = ServiceProcess.start(store, directory.resolve("data"));
                Till till = new Till(() -> service, "sandbox-operator");
                Till admin = new Till(() -> service, "sandbox-admin")) {
            key = admin.post("/v1/keys", "cafe", "{\"role\":\"partner\",\"merchant\":\"cafe\"}")
                    .body()
                    .path("key")
                    .asString();
            agree(till, admin);
            till.post("/v1/members", "m", "{\"identifiers\":[{\"type\":\"card\",\"value\":\"6200001\"}]}");
            ReferencePartner partner = new ReferencePartner(service.uri("/"), key, directory);
            sell(till, 0, 20);
            kill(partner, 5);
            sell(till, 20, 60);
            kill(partner, 25);
            String spent = "{\"merchant\":\"books\",\"points\":300}";
            assertThat(till.post("/v1/members/card:6200001/redemptions", "r", spent)
                            .status())
                    .isEqualTo(201);
            giveBack(till);
            bought = buyPack(till);
            service.kill();
        }
        try (ServiceProcess service = ServiceProcess.start(store, directory.resolve("data"));
                Till till = new Till(() -> service, "sandbox-operator");
                Till admin = new Till(() -> service, "sandbox-admin")) {
            assertThat(buyPack(till)).as("killed in between").isEqualTo(bought);
            sell(till, 60, 70);
            assertThat(admin.post("/v1/program/test-clock/advance", "t1", "{\"by\":\"P32D\"}")
                            .status())
                    .isEqualTo(201);
            closed = close(till);
            service.kill();
        }
        try (ServiceProcess service = ServiceProcess.start(store, directory.resolve("data"));
                Till till = new Till(() -> service, "sandbox-operator")) {
            Till.Answer again = till.post("/v1/settlements", "again", JANUARY);
            assertThat(again.replayed()).isTrue();
            assertThat(again.body().toString()).isEqualTo(closed);
            sell(till, 70, 75);
            Awaitility.await()
                    .untilAsserted(() -> assertThat(till.lines(EVENTS)).hasSize(79));
            received = till.lines(EVENTS);
            ReferencePartner partner = new ReferencePartner(service.uri("/"), key, directory);

            ReferencePartner.Ending ending = partner.run("settle");

            assertThat(ending)
                    .isEqualTo(new ReferencePartner.Ending(0, "79 events, all sound\n2026-01 agrees: -100 CNY\n"));
            assertThat(partner.run("settle")).isEqualTo(ending);
            JsonNode statement =
                    till.get("/v1/partners/cafe/statements/2026-01").body();
            assertThat(statement.path("lines").toString())
                    .contains("\"measure\":\"packs\",\"opening\":0,\"amount\":200000000,")
                    .contains("\"measure\":\"owes\",\"opening\":0,\"amount\":300000000,");
            assertThat(statement.at("/money/packs"))
                    .hasToString("{\"opening\":0,\"bought\":200,\"used\":200,\"left\":0}");
            assertReconciled(partner);
            assertUntoldIsNoticed(service, key);
            assertFeeIsSeen(service, till);
            assertVerified(till);
        }
        assertAlteredEventsAreNotTaken(received);
    }

    /** Follows until it has so many events, then is killed in the middle of it. */
    private void kill(ReferencePartner partner, int events) throws IOException, InterruptedException {
        Path said = Files.createTempFile(directory, "follow", ".log");
        Process following = partner.start(said, "follow");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> Files.readString(said)
                        .lines()
                        .filter(line -> line.endsWith(" events"))
                        .anyMatch(line -> Integer.parseInt(line.split(" ", 2)[0]) >= events));
        following.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
    }

    /** What the tills say, who know nothing of events. */
    private void sell(Till till, int from, int to) throws IOException {
        for (int number = from; number < to; number++) {
            String body =
                    "{\"merchant\":\"cafe\",\"receipt\":\"R-" + number + "\",\"currency\":\"CNY\",\"amount\":1000}";
            Till.Answer answer = till.post("/v1/members/card:6200001/purchases", "p" + number, body);
            assertThat(answer.status()).isEqualTo(201);
            sales.add("R-%d,earn,%s,1000"
                    .formatted(number, answer.body().at("/entry/recordedAt").asString()));
        }
    }

    /** The bookshop accepts points for what they are worth, less a fee. */
    private static void agree(Till operator, Till admin) throws IOException {
        String books = "\"redeemRate\":{\"points\":100,\"minor\":100}";
        String settings = ProgramJson.settings(DemoProgram.sandbox()).toString();
        assertThat(settings).contains("\"issuing\":\"DOES_NOT_ISSUE\"," + books + "}");
        String agreed = settings.replace(books + "}", books + ",\"clearing\":{\"feeBasisPoints\":250}}");
        assertThat(operator.put("/v1/program/draft", "{\"basedOn\":1,\"settings\":" + agreed + "}")
                        .status())
                .isEqualTo(200);
        assertThat(admin.post("/v1/program/draft/publication", "publish", "{}").status())
                .isEqualTo(201);
        assertThat(admin.post("/v1/program/test-clock/advance", "t0", "{\"by\":\"PT1M\"}")
                        .status())
                .isEqualTo(201);
    }

    /** Something more is spent at the bookshop, and called off. */
    private static void giveBack(Till till) throws IOException {
        String member = "/v1/members/card:6200001";
        Till.Answer spent = till.post(member + "/redemptions", "s", "{\"merchant\":\"books\",\"points\":41}");
        String entry = spent.body().at("/entry/id").asString();
        assertThat(till.post(member + "/entries/" + entry + "/reversal", "b", "{\"reason\":\"called off\"}")
                        .status())
                .isEqualTo(201);
    }

    /** Of 341 accepted 41 came back, and 2.5 percent of the rest are the program's: half a minor unit is rounded up, and carried on. */
    private void assertFeeIsSeen(ServiceProcess service, Till till) throws IOException, InterruptedException {
        Path shelf = Files.createDirectory(directory.resolve("books"));
        ReferencePartner books = new ReferencePartner(service.uri("/"), "sandbox-operator", "books", shelf);
        assertThat(books.run("settle"))
                .isEqualTo(new ReferencePartner.Ending(0, "3 events, all sound\n2026-01 agrees: 293 CNY\n"));
        assertThat(till.get("/v1/partners/books/statements/2026-01")
                        .body()
                        .at("/money/lines")
                        .toString())
                .isEqualTo("[" + line("accepted", 341, 341_000_000) + "," + line("refunded", -41, -41_000_000) + ","
                        + line("fee", -7, -7_500_000) + "," + line("rounding", 0, 500_000) + ","
                        + line("net", 293, 293_000_000) + "]");
    }

    private static String line(String item, long amount, long millionths) {
        return "{\"item\":\"%s\",\"opening\":0,\"amount\":%d,\"closing\":%d,\"millionths\":%d}"
                .formatted(item, amount, amount, millionths);
    }

    /** Less than the café will have to pay. */
    private static String buyPack(Till till) throws IOException {
        Till.Answer answer =
                till.post("/v1/partners/cafe/packs", "pack", "{\"points\":200,\"price\":180,\"reference\":\"P-1\"}");
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        return answer.body().toString();
    }

    /** As long as something is on its way, it says so. */
    private static String close(Till till) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> {
                            Till.Answer answer = till.post("/v1/settlements", "close", JANUARY);
                            assertThat(answer.body().path("code").asString("entries-on-their-way"))
                                    .isEqualTo("entries-on-their-way");
                            return answer.status() == 201 ? answer.body().toString() : "";
                        },
                        body -> !body.isEmpty());
    }

    /** Its tills say what the events do, then one sale more. */
    private void assertReconciled(ReferencePartner partner) throws IOException, InterruptedException {
        assertThat(reconciled(partner, sales)).contains("\"matched\": 70").contains("\"missingThere\": 0");
        assertThat(partner.run("reconcile", "2025-11-01T00:00:00Z", "2025-12-01T00:00:00Z"))
                .isEqualTo(new ReferencePartner.Ending(
                        0, "nothing from 2025-11-01T00:00:00Z to 2025-12-01T00:00:00Z on either side\n"));
        sales.add(sales.get(1).replaceFirst("^R-[0-9]+", "R-lost"));
        assertThat(reconciled(partner, sales)).contains("\"missingHere\": 1", "found discrepancies");
    }

    /** By books that know the events, beside tills that have noted nothing of them. */
    private void assertUntoldIsNoticed(ServiceProcess service, String key) throws IOException, InterruptedException {
        ReferencePartner other =
                new ReferencePartner(service.uri("/"), key, Files.createTempDirectory(directory, "other"));
        Path tills = Files.writeString(
                directory.resolve("other.csv"), "receipt,kind,at,amount\nR-1,earn,2025-11-02T00:00:00Z,100\n");
        assertThat(other.run("sales", tills.toString()).status()).isZero();
        assertThat(other.run("catch-up").status()).isZero();

        ReferencePartner.Ending ending = other.run("reconcile", "2025-12-31T00:00:00Z", "2026-01-31T00:00:00Z");

        assertThat(ending.status()).as(ending.said()).isEqualTo(1);
        assertThat(ending.said()).contains("the tills noted nothing", "70 events");
    }

    private String reconciled(ReferencePartner partner, List<String> sales) throws IOException, InterruptedException {
        Path tills = Files.write(directory.resolve("tills.csv"), sales);
        assertThat(partner.run("sales", tills.toString()).status()).isZero();
        ReferencePartner.Ending ending = partner.run("reconcile", "2025-12-31T00:00:00Z", "2026-01-31T00:00:00Z");
        assertThat(ending.status()).as(ending.said()).isEqualTo(ending.said().contains("discrepancies") ? 1 : 0);
        return ending.said();
    }

    private static void assertVerified(Till till) throws IOException {
        till.post("/v1/program/verification", "v", "");
        var report = Awaitility.await()
                .until(
                        () -> till.get("/v1/program/verification").body(),
                        found -> !found.path("state").asString().equals("running"));
        assertThat(report.path("state").asString()).as("%s", report).isEqualTo("passed");
    }

    private void assertAlteredEventsAreNotTaken(List<String> events) throws IOException, InterruptedException {
        String eighth = events.get(7);
        assertRefused("event 8: its totals", with(events, eighth.replace("\"earned\":10}", "\"earned\":11}")));
        assertRefused("event 8 was altered", with(events, eighth.replace("\"kind\":\"earn\"", "\"kind\":\"turn\"")));
        assertRefused("event 8 was altered", with(events, eighth.replace("\"id\":\"cafe/", "\"id\":\"books/")));
        assertRefused("event 8 was altered", with(events, eighth.replace("\"member\":", "\"giftCard\":")));
        List<String> missing = new ArrayList<>(events);
        missing.remove(7);
        assertRefused("event 9 came after event 7", missing);
    }

    private static List<String> with(List<String> events, String eighth) {
        List<String> changed = new ArrayList<>(events);
        assertThat(changed.set(7, eighth)).isNotEqualTo(eighth);
        return changed;
    }

    /** Serves events to a partner whose books are new. */
    private void assertRefused(String why, List<String> events) throws IOException, InterruptedException {
        byte[] bytes = (String.join("\n", events) + "\n").getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            ReferencePartner.Ending ending = new ReferencePartner(
                            address, "a key", Files.createTempDirectory(directory, "books"))
                    .run("catch-up");
            assertThat(ending.status()).as(ending.said()).isEqualTo(1);
            assertThat(ending.said()).contains(why);
        } finally {
            server.stop(0);
        }
    }
}
