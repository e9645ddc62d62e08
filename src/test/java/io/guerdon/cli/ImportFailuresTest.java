package io.guerdon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user sees of an import that goes wrong: one line, an exit status, and nothing done in part or twice. */
class ImportFailuresTest {
    private static final String HEADER = "customer,date,quantity,amount";

    @TempDir
    private Path directory;

    private StubService service;

    @BeforeEach
    void start() throws IOException {
        service = new StubService(0);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        c,2026-01-01,1,12.345      | line 3: "12.345" is not an amount of money with at most 2 decimals
        c,2026-01-01,1,much        | line 3: "much" is not an amount of money with at most 2 decimals
        c,2026-01-01,one,12        | line 3: "one" is not a number of pieces
        c,yesterday,1,12           | line 3: "yesterday" is not a day such as 2026-01-31, or a time with offset
        c,2026-02-30,1,12          | line 3: "2026-02-30" is not a day such as 2026-01-31, or a time with offset
        c,2026-01-01,1             | line 3: there is nothing under amount or dollars or total
        ,2026-01-01,1,12           | line 3: there is nothing under customer or member or external or card
        """)
    void namesTheLineOfABadPurchaseAndSendsNothing(String line, String said) throws IOException {
        Path file = write("p.csv", HEADER, "c,2026-01-01,1,10.00", line, "c,2026-01-03,1,10.00");

        assertThat(imported(file)).isEqualTo(new Run(2, "import: " + said));
        assertThat(service.taken()).isEmpty();
    }

    @Test
    void namesWhatElseIsWrongWithAFile() throws IOException {
        assertThat(imported(write("q.csv", HEADER, "c,2026-01-01,1,\"10")).said())
                .startsWith("import: line 2: ")
                .hasLineCount(1);
        assertThat(imported(write("n.csv", "name,date", "Ann,2026-01-01")).said())
                .contains("has neither a column of purchases (amount, dollars, total) nor one of members")
                .hasLineCount(1);
        assertThat(imported(write("e.csv")).said())
                .contains("has neither a column")
                .hasLineCount(1);
        Path latin = directory.resolve("l.csv");
        Files.write(latin, (HEADER + "\nMüller,2026-01-01,1,1\n").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(imported(latin).said()).contains("is not in UTF-8").hasLineCount(1);
        assertThat(imported(write("m.csv", "card,status", "6200001,dead")))
                .isEqualTo(new Run(2, "import: line 2: \"dead\" is not a status: active, suspended or closed"));
        assertThat(imported(write("j.ndjson", "{\"op\":"))).isEqualTo(new Run(2, "import: line 1: this is not JSON"));
        assertThat(imported(write("k.ndjson", "", "{}")).said()).startsWith("import: line 2: this is neither");
        assertThat(imported(directory.resolve("none.csv")).status()).isEqualTo(2);
        assertThat(service.taken()).isEmpty();
    }

    @Test
    void readsWhatASpreadsheetWrites() throws IOException {
        assertThat(imported(write("s.csv", "\uFEFF" + HEADER, "c,2026-01-01,1,10.00"))
                        .status())
                .isZero();
        assertThat(service.taken()).hasSize(2);
    }

    @Test
    void saysInOneLineThatTheServiceWillNotOrCannot() throws IOException {
        Path file = write("p.csv", HEADER, "c,2026-01-01,1,10.00");
        service.answerWith(401);
        assertThat(imported(file)).isEqualTo(new Run(2, "import: No: status 401, as asked."));
        service.answerWith(500);
        assertThat(imported(file).status()).isEqualTo(3);
        service.close();
        assertThat(imported(file))
                .isEqualTo(new Run(
                        3,
                        "import: no service answers at " + service.url()
                                + "; once it runs, run the same command again"));
    }

    @Test
    void goesOnWhereItWasBrokenOff() throws IOException {
        Path file = purchases(12_000);
        service.dropBatchAfter(17_000);
        Run broken = imported(file);
        service.dropBatchAfter(Integer.MAX_VALUE);

        assertThat(broken.status()).isEqualTo(3);
        assertThat(broken.said())
                .contains("run the same command again to go on")
                .hasLineCount(1);
        assertThat(Files.readString(directory.resolve("p.csv.import"))).startsWith("5000 ");
        assertThat(imported(file).told())
                .contains("7,000 records: 3,500 new, 3,500 known before, 0 left out, 0 refused");
        assertThat(service.taken()).hasSize(24_000);
        assertThat(directory.resolve("p.csv.import")).doesNotExist();
        assertThat(imported(file).told()).contains("12,000 records: 0 new, 12,000 known before");
    }

    @Test
    void beginsAgainWhereTheFileWasChangedSince() throws IOException {
        Path file = purchases(12_000);
        service.dropBatchAfter(12_000);
        assertThat(imported(file).status()).isEqualTo(3);
        service.dropBatchAfter(Integer.MAX_VALUE);
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        Collections.reverse(lines.subList(1, lines.size()));
        Files.write(file, lines);

        assertThat(imported(file).status()).isZero();
        assertThat(service.taken()).hasSize(24_000);
    }

    @Test
    void sendsCommandsAsTheyAre() throws IOException {
        String command =
                "{\"key\":\"k\",\"op\":\"return\",\"member\":\"card:1\",\"of\":\"pur_1\",\"body\":{\"lines\":[]}}";

        assertThat(imported(write("c.ndjson", command)).status()).isZero();
        assertThat(service.taken().get("k")).isEqualTo(command);
    }

    @Test
    void membersAreEnrolledWithTheirLostCardsBlockedAndTheirStatus() throws IOException {
        assertThat(imported(write(
                                "m.csv",
                                "id,status,card,external,blocked,name",
                                "mem_x,suspended,6200001 6200002,e1,6300001,\"Li, Ann\"",
                                "mem_y,closed,,,,"))
                        .status())
                .isZero();

        assertThat(service.taken().values())
                .map(line -> Connection.JSON.readTree(line))
                .extracting(
                        line -> line.path("op").asString(),
                        line -> line.path("member").asString(""),
                        line -> line.path("of").asString(""),
                        line -> line.path("body").toString())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("enrol", "", "", """
                            {"identifiers":[{"type":"card","value":"6200001"},{"type":"card","value":"6200002"},\
                            {"type":"external","value":"e1"},{"type":"card","value":"6300001"}],\
                            "profile":{"name":"Li, Ann"}}\
                            """),
                        org.assertj.core.groups.Tuple.tuple("block", "card:6200001", "6300001", "{}"),
                        org.assertj.core.groups.Tuple.tuple(
                                "status", "card:6200001", "", "{\"status\":\"suspended\",\"reason\":\"import\"}"));
    }

    private Path purchases(int number) throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        IntStream.range(0, number).forEach(i -> lines.add("c" + i + ",2026-01-01,1,10.00"));
        return write("p.csv", lines.toArray(String[]::new));
    }

    private Path write(String name, String... lines) throws IOException {
        return Files.write(directory.resolve(name), List.of(lines));
    }

    private Run imported(Path file) {
        return Run.of("import", file.toString(), "--url", service.url());
    }
}
