package io.guerdon.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A file of batch commands as they are, or of members as an export writes them, one a line; blank lines are skipped. */
final class NdjsonFile implements CommandFile {
    private final BufferedReader reader;
    private final Connection connection;
    private @Nullable String line;
    private long number;

    NdjsonFile(Path file, Connection connection) throws IOException {
        this.reader = Files.newBufferedReader(file);
        this.connection = connection;
        advance();
    }

    @Override
    public boolean hasNext() {
        return line != null;
    }

    @Override
    public List<BatchLine> next() throws IOException {
        String text = String.valueOf(line);
        long here = number;
        advance();
        try {
            JsonNode node = Connection.JSON.readTree(text);
            if (node.has("op")) {
                return List.of(new BatchLine(BatchLine.Part.MATTER, node.toString()));
            }
            if (node.has("identifiers")) {
                return MemberRow.read(node).commands(connection);
            }
        } catch (JacksonException _) {
            throw new BadInput("line " + here + ": this is not JSON");
        } catch (IllegalArgumentException wrong) {
            throw new BadInput("line " + here + ": " + wrong.getMessage());
        }
        throw new BadInput("line " + here + ": this is neither a command (\"op\") nor a member (\"identifiers\")");
    }

    private void advance() throws IOException {
        try {
            do {
                line = reader.readLine();
                number++;
            } while (line != null && line.isBlank());
        } catch (CharacterCodingException _) {
            throw new BadInput("after line " + number + ": the file is not in UTF-8");
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
