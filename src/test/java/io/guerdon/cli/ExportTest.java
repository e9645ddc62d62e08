package io.guerdon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {
    private static final int MEMBERS = 6_000;

    @TempDir
    private Path directory;

    private StubService service;

    @BeforeEach
    void start() throws IOException {
        service = new StubService(MEMBERS);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void writesATableOrLinesAsTheEndingSays() throws IOException {
        Path csv = exported("members.csv");
        Path lines = exported("members.ndjson");

        assertThat(Files.readAllLines(csv))
                .hasSize(MEMBERS + 1)
                .startsWith(
                        "id,status,joinedAt,phone,email,card,external,blocked,name,birthday,language,erasedAt",
                        "mem_" + "a".repeat(26)
                                + ",active,2026-01-01T00:00:00Z,,,62000,e0,63000,\"Li, \"\"Ann\"\" 0\",,,");
        assertThat(Files.readAllLines(lines))
                .hasSize(MEMBERS)
                .allMatch(line -> Connection.JSON.readTree(line).has("identifiers"));
        assertThat(directory.resolve("members.csv.export")).doesNotExist();
    }

    @Test
    void endsWithTheSameFileHoweverOftenItIsKilled() throws Exception {
        byte[] unbroken = Files.readAllBytes(exported("unbroken.csv"));
        Path file = directory.resolve("killed.csv");
        service.pause(3);
        long before = 0;
        for (int kill = 0; kill < 4; kill++) {
            before = killOnceFurtherThan(before + 600, file);
        }
        service.pause(0);

        assertThat(before).isBetween(2_400L, MEMBERS - 1L);
        assertThat(export(file).status()).isZero();
        assertThat(Files.readAllBytes(file)).isEqualTo(unbroken);
    }

    private long killOnceFurtherThan(long items, Path file) throws Exception {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "io.guerdon.Guerdon",
                        "export",
                        "members",
                        file.toString(),
                        "--url",
                        service.url())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("export.log").toFile())
                .start();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> progress(file) > items);
        process.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
        return progress(file);
    }

    private static long progress(Path file) throws IOException {
        try {
            return ExportProgress.read(Marker.beside(file, ".export"))
                    .map(ExportProgress::items)
                    .orElse(0L);
        } catch (NoSuchFileException removedJustNow) {
            return 0;
        }
    }

    @Test
    void cutsOffWhatTheMarkerDoesNotKnow() throws IOException {
        byte[] unbroken = Files.readAllBytes(exported("unbroken.ndjson"));
        Path file = directory.resolve("torn.ndjson");
        service.dropAfter(50);
        Run broken = export(file);
        service.dropAfter(Integer.MAX_VALUE);
        Files.writeString(file, "{\"id\":\"mem_half a li", StandardOpenOption.APPEND);

        assertThat(broken.status()).isEqualTo(Endings.BROKEN_OFF);
        assertThat(broken.said())
                .startsWith("export: " + service.url() + " stopped answering")
                .hasLineCount(1);
        assertThat(progress(file)).isEqualTo(49 * 20);
        assertThat(export(file).status()).isZero();
        assertThat(Files.readAllBytes(file)).isEqualTo(unbroken);
    }

    @Test
    void carriesOnOnlyWithTheVerySame() throws IOException {
        Path file = directory.resolve("members.csv");
        service.dropAfter(5);
        export(file);
        service.dropAfter(Integer.MAX_VALUE);

        assertThat(export(file, "--format", "ndjson"))
                .isEqualTo(new Run(
                        2, "export: another export to " + file + " was broken off; repeat that one, or --restart"));
        assertThat(export(file, "--format", "ndjson", "--restart").status()).isZero();
        assertThat(Files.readAllLines(file)).hasSize(MEMBERS);
        assertThat(export(file))
                .isEqualTo(new Run(2, "export: " + file + " is there already; --restart writes it anew"));
        Files.delete(file);
    }

    @Test
    void noticesThatItsFileHasLostSomething() throws IOException {
        Path file = directory.resolve("members.csv");
        service.dropAfter(5);
        export(file);
        service.dropAfter(Integer.MAX_VALUE);
        Files.writeString(file, "short");

        assertThat(export(file))
                .isEqualTo(new Run(2, "export: " + file + " has lost what was written already; --restart begins anew"));
    }

    @Test
    void writesAFileFromOneProcessAtATime() throws IOException {
        Path file = directory.resolve("members.csv");
        try (ExportFile _ = ExportFile.open(file, 0)) {
            assertThat(export(file, "--restart")).isEqualTo(new Run(2, "export: another export is writing " + file));
        }
    }

    @Test
    void saysInOneLineWhatIsWrong() {
        Path file = directory.resolve("members.csv");
        service.answerWith(401);
        assertThat(export(file)).isEqualTo(new Run(2, "export: No: status 401, as asked."));
        assertThat(export(directory.resolve("members.txt")).said())
                .contains("say --format")
                .hasLineCount(1);
        assertThat(export(file, "--at", "2026-01-01T00:00:00Z").said()).contains("--at is about balances");
        assertThat(Run.of("export", "balances", file.toString(), "--at", "today")
                        .said())
                .startsWith("export: today is no instant with an offset");
        assertThat(Run.of("export", "everything", file.toString())).satisfies(run -> {
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.said()).contains("members, balances, history").hasLineCount(1);
        });
        service.close();
        Run down = export(file);
        assertThat(down.status()).isEqualTo(3);
        assertThat(down.said())
                .isEqualTo("export: no service answers at " + service.url()
                        + "; once it runs, run the same command again");
        assertThat(file).doesNotExist();
    }

    private Path exported(String name) {
        Path file = directory.resolve(name);
        assertThat(export(file).status()).isZero();
        return file;
    }

    private Run export(Path file, String... more) {
        List<String> command = new ArrayList<>(List.of("export", "members", file.toString(), "--url", service.url()));
        command.addAll(List.of(more));
        return Run.of(command.toArray(String[]::new));
    }
}
