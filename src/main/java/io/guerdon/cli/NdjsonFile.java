package io.guerdon.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/** A file of batch commands as they are, one a line; blank lines are skipped. */
final class NdjsonFile implements CommandFile {
    private final BufferedReader reader;
    private @Nullable String line;

    NdjsonFile(Path file) throws IOException {
        reader = Files.newBufferedReader(file);
        advance();
    }

    @Override
    public boolean hasNext() {
        return line != null;
    }

    @Override
    public List<BatchLine> next() {
        JsonNode node = Connection.JSON.readTree(line);
        advance();
        Map<String, Object> body =
                Connection.JSON.convertValue(node.path("body"), new TypeReference<Map<String, Object>>() {});
        return List.of(new BatchLine(
                node.path("key").asString(""),
                node.path("op").asString(""),
                node.path("member").asString(""),
                body == null ? Map.of() : body));
    }

    private void advance() {
        try {
            do {
                line = reader.readLine();
            } while (line != null && line.isBlank());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
