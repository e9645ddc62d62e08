package io.guerdon.cli;

import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import tools.jackson.databind.JsonNode;

/** Items of a list as lines of a file. */
record ExportLines(ExportWhat what, ExportFormat format) {
    private static final CSVFormat CSV =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    /** What stands before the first item. */
    String header() throws IOException {
        return switch (format) {
            case csv -> csv(List.of(what.sheet().columns()));
            case ndjson -> "";
        };
    }

    String of(Iterable<JsonNode> items) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (JsonNode item : items) {
            switch (format) {
                case csv -> lines.append(csv(what.sheet().rows(item)));
                case ndjson -> lines.append(item).append('\n');
            }
        }
        return lines.toString();
    }

    private static String csv(List<List<String>> rows) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (List<String> row : rows) {
            CSV.printRecord(lines, row.toArray());
        }
        return lines.toString();
    }
}
