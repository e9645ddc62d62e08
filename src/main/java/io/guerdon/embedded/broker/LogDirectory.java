package io.guerdon.embedded.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/** The directory with Kafka's logs and the identity of the cluster of one. */
final class LogDirectory {
    private LogDirectory() {}

    /** Kafka writes {@code meta.properties} last, so a format that was interrupted is done again. */
    static Path formatted(Path directory) {
        var logs = directory.resolve("logs");
        if (!Files.exists(logs.resolve("meta.properties"))) {
            format(logs);
        }
        return logs;
    }

    private static void format(Path logs) {
        try {
            Files.createDirectories(logs);
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(BrokerSettings.NODE_ID)
                    .setControllerListenerName(LoopbackSockets.CONTROLLER)
                    .setMetadataLogDirectory(logs.toString())
                    .addDirectory(logs.toString())
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException("The broker cannot format " + logs, e);
        }
    }
}
