package io.guerdon.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How exported records are written: NDJSON as the API gives them, CSV with the columns of their kind. */
enum ExportForm {
    NDJSON,
    MEMBERS_CSV("id", "status", "joinedAt"),
    BALANCES_CSV("id", "status", "available", "held", "pending", "owed"),
    ENTRIES_CSV("member", "id", "seq", "kind", "effectiveAt", "recordedAt", "available");

    private final String columns;

    ExportForm(String... columns) {
        this.columns = String.join(",", columns);
    }

    private List<String> columns() {
        return List.of(columns.split(","));
    }

    static ExportForm of(ExportCommand.What what, String fileName) {
        if (!fileName.endsWith(".csv")) {
            return NDJSON;
        }
        return switch (what) {
            case MEMBERS -> MEMBERS_CSV;
            case BALANCES -> BALANCES_CSV;
            case ENTRIES -> ENTRIES_CSV;
        };
    }

    String header() throws IOException {
        return this == NDJSON ? "" : csv(columns());
    }

    String line(JsonNode member) throws IOException {
        return line(member, member.path("id").asString(""));
    }

    String line(JsonNode record, String member) throws IOException {
        if (this == NDJSON) {
            return (record.has("identifiers") || !(record instanceof ObjectNode object)
                            ? record.toString()
                            : object.put("member", member).toString())
                    + "\n";
        }
        JsonNode points = record.path("balances").path("points");
        List<String> values = new ArrayList<>();
        for (String column : columns()) {
            JsonNode value = column.equals("member") ? record.path("") : record.path(column);
            values.add(
                    column.equals("member")
                            ? member
                            : (value.isMissingNode() ? points.path(column) : value).asString(""));
        }
        return csv(values);
    }

    private static String csv(List<String> values) throws IOException {
        StringBuilder line = new StringBuilder();
        CSVFormat.DEFAULT.printRecord(line, values.toArray());
        return line.toString();
    }
}
