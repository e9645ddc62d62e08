package io.guerdon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.guerdon.cli.CommandLineTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real purchases go in, balances and history come out and add up; members come out and go into another service. */
@Tag("end-to-end")
class ExportTest {
    private static final Path PURCHASES = Path.of("../shared/data/cdnow-sample.csv");
    private static final long POINTS = 239_444;
    private static final String THEN = "1998-07-01T00:00:00+08:00";

    @TempDir
    private Path directory;

    @Test
    void balancesAndHistoryAddUp() throws IOException {
        assumeTrue(Files.exists(PURCHASES), "the sample of purchases is not here");
        Path purchases = Files.copy(PURCHASES, directory.resolve("purchases.csv"));
        try (ServiceProcess service = ServiceProcess.start(Store.fresh(), directory.resolve("data"));
                Till till = new Till(() -> service, "demo-operator")) {
            assertThat(run(till, "import", purchases.toString())).isZero();

            Path balances = export(till, "balances", "balances.csv", "--at", THEN);
            assertThat(rows(balances).stream()
                            .mapToLong(row -> Long.parseLong(row.get("available")))
                            .sum())
                    .isEqualTo(POINTS);
            Awaitility.await("time has written all it is going to")
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofSeconds(2))
                    .untilAsserted(() -> assertThat(Files.readAllLines(export(till, "history", "history.ndjson")))
                            .hasSize((int) entries(till)));
            Path history = export(till, "history", "history.csv");
            assertThat(rows(history)).hasSameSizeAs(Files.readAllLines(directory.resolve("history.ndjson")));
            assertThat(rows(history))
                    .filteredOn(row -> row.get("kind").equals("earn"))
                    .hasSize(6_919);
        }
    }

    private static long entries(Till till) throws IOException {
        assertThat(run(till, "verify")).isZero();
        return till.get("/v1/program/verification").body().path("entries").asLong();
    }

    @Test
    void membersCanBeImportedElsewhere() throws IOException {
        List<String> first;
        Path csv;
        Path lines;
        try (ServiceProcess service = ServiceProcess.start(Store.fresh(), directory.resolve("one"));
                Till till = new Till(() -> service, "demo-operator")) {
            enrolAllSorts(till);
            csv = export(till, "members", "members.csv");
            lines = export(till, "members", "members.ndjson");
            first = told(csv);
        }
        try (ServiceProcess service = ServiceProcess.start(Store.fresh(), directory.resolve("two"));
                Till till = new Till(() -> service, "demo-operator")) {
            assertThat(run(till, "import", csv.toString())).isZero();
            assertThat(told(export(till, "members", "again.csv")))
                    .isEqualTo(first)
                    .hasSize(4);
            assertThat(run(till, "import", csv.toString())).isZero();
            assertThat(run(till, "import", lines.toString())).isZero();
            assertThat(told(export(till, "members", "again.csv"))).isEqualTo(first);
        }
    }

    private static void enrolAllSorts(Till till) throws IOException {
        enrol(till, "1", "{\"type\":\"card\",\"value\":\"6200001\"},{\"type\":\"card\",\"value\":\"6200002\"}");
        enrol(till, "2", "{\"type\":\"phone\",\"value\":\"+8613800000001\"},{\"type\":\"external\",\"value\":\"a,b\"}");
        enrol(till, "3", "{\"type\":\"email\",\"value\":\"ann@example.org\"}");
        enrol(till, "4", "{\"type\":\"external\",\"value\":\"closed\"}");
        till.post("/v1/members/card:6200002/cards/6200001/block", "5", "{}");
        till.post("/v1/members/email:ann@example.org/status", "6", "{\"status\":\"suspended\",\"reason\":\"-\"}");
        till.post("/v1/members/external:closed/status", "7", "{\"status\":\"closed\",\"reason\":\"-\"}");
    }

    private static void enrol(Till till, String key, String identifiers) throws IOException {
        String body = "{\"identifiers\":[" + identifiers
                + "],\"profile\":{\"name\":\"Li, Ann\",\"birthday\":\"1990-05-17\"}}";
        assertThat(till.post("/v1/members", key, body).status()).isEqualTo(201);
    }

    /** What a file tells of members but for what every service gives them itself. */
    private static List<String> told(Path members) throws IOException {
        return rows(members).stream()
                .map(row -> {
                    var cells = new java.util.TreeMap<>(row.toMap());
                    cells.keySet().removeAll(List.of("id", "joinedAt"));
                    return cells.toString();
                })
                .sorted()
                .toList();
    }

    private Path export(Till till, String what, String name, String... more) throws IOException {
        Path file = directory.resolve(name);
        List<String> command = new ArrayList<>(List.of("export", what, file.toString(), "--restart"));
        command.addAll(List.of(more));
        assertThat(run(till, command.toArray(String[]::new))).isZero();
        return file;
    }

    private static List<CSVRecord> rows(Path file) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var parser = format.parse(Files.newBufferedReader(file))) {
            return parser.getRecords();
        }
    }

    private static int run(Till till, String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--url", till.address().toString()));
        return CommandLineTool.run(arguments.toArray(String[]::new)).orElseThrow();
    }
}
