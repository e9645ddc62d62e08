package io.guerdon.endtoend;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program of {@code ops/reference-partner}, with books of its own in a directory. */
final class ReferencePartner {
    private static final Path PROGRAM = Path.of("ops/reference-partner/partner.py");
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final URI service;
    private final String key;
    private final String partner;
    private final Path directory;

    /** Of the café, with a key of its own. */
    ReferencePartner(URI service, String key, Path directory) {
        this(service, key, "cafe", directory);
    }

    /** Whoever's, with a key that may read its stream. */
    ReferencePartner(URI service, String key, String partner, Path directory) {
        this.service = service;
        this.key = key;
        this.partner = partner;
        this.directory = directory;
    }

    /** What a command came to. */
    record Ending(int status, String said) {}

    /** Whether this machine has what it is written in. */
    static boolean canRun() {
        try {
            return new ProcessBuilder("python3", "-c", "import sqlite3")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException none) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Runs a command to its end. */
    Ending run(String... command) throws IOException, InterruptedException {
        Path said = Files.createTempFile(directory, "partner", ".log");
        Process process = start(said, command);
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the partner does not end, see " + said);
        }
        return new Ending(process.exitValue(), Files.readString(said));
    }

    /** Starts a command that goes on. */
    Process start(Path said, String... command) throws IOException {
        List<String> line = new ArrayList<>(
                List.of("python3", "-B", PROGRAM.toAbsolutePath().toString()));
        line.addAll(List.of(command));
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put("GUERDON_URL", service.toString());
        builder.environment().put("GUERDON_KEY", key);
        builder.environment().put("GUERDON_PARTNER", partner);
        builder.environment()
                .put("PARTNER_BOOKS", directory.resolve("books.sqlite").toString());
        return builder.start();
    }
}
