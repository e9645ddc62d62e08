package io.guerdon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A partner reconciles real sales; a kill in the middle of an upload leaves nothing, one afterwards loses nothing. */
@Tag("end-to-end")
class ReconciliationEndToEndTest {
    private static final String PATH = "/v1/partners/cafe/reconciliations";
    private static final int SALES = 30;

    @TempDir
    private Path directory;

    @Test
    void aPartnerReconcilesItsSales() throws IOException, InterruptedException {
        Store store = Store.fresh();
        Instant from = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(60);
        String to;
        try (ServiceProcess service = start(store);
                Till till = new Till(() -> service, "demo-operator")) {
            till.post("/v1/members", "m", "{\"identifiers\":[{\"type\":\"card\",\"value\":\"6200001\"}]}");
            sell(till);
            Awaitility.await()
                    .untilAsserted(() ->
                            assertThat(till.lines("/v1/partners/cafe/events")).hasSize(SALES + 2));
            Thread.sleep(10);
            to = Instant.now().toString();
            uploadHalf(service, from, to);
            Awaitility.await().until(() -> !files().isEmpty());
            service.kill();
        }
        try (ServiceProcess service = start(store);
                Till till = new Till(() -> service, "demo-operator")) {
            assertThat(till.get(PATH).body().path("items").size()).isZero();
            JsonNode done = reconcile(till, from, to);
            assertThat(done.path("counts").toString())
                    .isEqualTo("{\"lines\":32,\"outside\":0,\"events\":32,\"matched\":30,\"missingHere\":1,"
                            + "\"missingThere\":1,\"different\":1,\"kept\":3}");
            assertThat(files()).isEmpty();
            resolve(till);
            service.kill();
        }
        try (ServiceProcess service = start(store);
                Till till = new Till(() -> service, "demo-operator")) {
            JsonNode items = till.get(PATH + "/cafe-1/discrepancies").body().path("items");
            assertThat(items.toString())
                    .contains("\"receipt\":\"R-3\"", "\"receipt\":\"R-7\"", "\"receipt\":\"R-new\"");
            resolve(till);
            assertThat(till.post(PATH + "/cafe-1/discrepancies/1/resolution", "again", adjustment())
                            .status())
                    .isEqualTo(409);
            assertThat(reconcile(till, from, to).path("id").asString()).isEqualTo("cafe-1");
        }
    }

    private ServiceProcess start(Store store) throws IOException {
        return ServiceProcess.start(
                store, directory.resolve("data"), "--guerdon.reconciliation.directory=" + directory.resolve("work"));
    }

    private static void sell(Till till) throws IOException {
        for (int number = 0; number < SALES; number++) {
            String body = "{\"merchant\":\"cafe\",\"receipt\":\"R-%d\",\"currency\":\"CNY\",\"amount\":%d}"
                    .formatted(number, 1_000 + number);
            assertThat(till.post("/v1/members/card:6200001/purchases", "p" + number, body)
                            .status())
                    .isEqualTo(201);
        }
        assertThat(till.post(
                                "/v1/members/card:6200001/purchases/receipt:cafe:R-0/returns",
                                "r",
                                "{\"receipt\":\"X-1\",\"lines\":[{\"line\":0,\"amount\":400}]}")
                        .status())
                .isEqualTo(201);
        assertThat(till.post("/v1/members/card:6200001/checkins", "none", "{}").status())
                .isEqualTo(404);
        assertThat(till.post(
                                "/v1/members/card:6200001/purchases",
                                "last",
                                "{\"merchant\":\"cafe\",\"receipt\":\"R-30\",\"currency\":\"CNY\",\"amount\":1}")
                        .status())
                .isEqualTo(201);
    }

    /** R-3 was left out, R-7 is dearer, R-new is only here. */
    private static String records(Instant from) {
        List<String> lines = new ArrayList<>(List.of("No,Total,Type,When"));
        String at = from.plusSeconds(30).toString();
        for (int number = 0; number < SALES; number++) {
            if (number != 3) {
                lines.add("R-" + number + "," + (1_000 + number + (number == 7 ? 1 : 0)) + ",earn," + at);
            }
        }
        lines.add("R-30,1,earn," + at);
        lines.add("X-1,400,return," + at);
        lines.add("R-new,5,earn," + at);
        return String.join("\n", lines) + "\n";
    }

    private static String query(Instant from, String to) {
        return PATH + "?columns=receipt:No,amount:Total,kind:Type,at:When&window=PT1H&from=" + from + "&to=" + to;
    }

    private JsonNode reconcile(Till till, Instant from, String to) throws IOException {
        Path file = directory.resolve("records.csv");
        if (!Files.exists(file)) {
            Files.writeString(file, records(from));
        }
        Till.Answer begun = begun(till, query(from, to), Files.readString(file));
        String one = PATH + "/" + begun.body().path("id").asString();
        Awaitility.await()
                .until(() ->
                        !"running".equals(till.get(one).body().path("state").asString()));
        return till.get(one).body();
    }

    /** Begins; again and again as long as entries are on their way, as after a kill on a busy machine. */
    private static Till.Answer begun(Till till, String query, String records) {
        AtomicReference<Till.Answer> answer = new AtomicReference<>();
        Awaitility.await().pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            answer.set(till.send(query, "month", "text/csv", records));
            assertThat(answer.get().status()).as("%s", answer.get()).isEqualTo(202);
        });
        return answer.get();
    }

    private static String adjustment() {
        return "{\"by\":\"adjustment\",\"unit\":\"points\",\"amount\":3,\"reason\":\"left out\"}";
    }

    private static void resolve(Till till) throws IOException {
        Till.Answer resolved = till.post(PATH + "/cafe-1/discrepancies/1/resolution", "resolve", adjustment());
        assertThat(resolved.status()).as("%s", resolved).isEqualTo(201);
        assertThat(till.get("/v1/members/card:6200001/balances")
                        .body()
                        .at("/balances/points/available")
                        .asLong())
                .isEqualTo(299);
    }

    private static void uploadHalf(ServiceProcess service, Instant from, String to) throws IOException {
        Socket socket = new Socket("127.0.0.1", service.uri("/").getPort());
        OutputStream out = socket.getOutputStream();
        out.write(("POST " + query(from, to) + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer demo-operator\r\n"
                        + "Idempotency-Key: month\r\nContent-Type: text/csv\r\nContent-Length: 100000\r\n\r\n"
                        + records(from))
                .getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private List<Path> files() throws IOException {
        Path work = directory.resolve("work");
        if (!Files.exists(work)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(work)) {
            return files.toList();
        }
    }
}
