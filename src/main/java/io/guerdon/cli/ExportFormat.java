package io.guerdon.cli;

import java.nio.file.Path;

/** How an exported file is written; the names are what a user types. */
enum ExportFormat {
    /** With a header line. */
    csv,
    /** One JSON object a line, as the service tells it. */
    ndjson;

    /** The format a file's ending says. */
    static ExportFormat of(Path file) throws BadInput {
        String name = String.valueOf(file.getFileName());
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "csv" -> csv;
            case "ndjson", "jsonl" -> ndjson;
            default -> throw new BadInput(file + " ends in none of .csv, .ndjson, .jsonl; say --format");
        };
    }
}
