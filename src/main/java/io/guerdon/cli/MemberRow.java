package io.guerdon.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/**
 * A member as a file has it, in the columns or fields an export writes; what else there is, is left.
 *
 * @param identifiers each as {@code type:value}, those that can be used first
 * @param blocked cards among them that were reported lost
 * @param profile as a request has it
 * @param status empty for active
 */
record MemberRow(List<String> identifiers, List<String> blocked, Map<String, String> profile, String status) {
    private static final List<String> PROFILE = List.of("name", "birthday", "language");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Set<String> STATUSES = Set.of("", "active", "suspended", "closed");

    MemberRow {
        if (!STATUSES.contains(status)) {
            throw new IllegalArgumentException("\"" + status + "\" is not a status: active, suspended or closed");
        }
    }

    static MemberRow read(CSVRecord row) {
        List<String> blocked = cells(row, "blocked").toList();
        List<String> identifiers = Stream.concat(
                        MemberSheet.TYPES.stream()
                                .flatMap(type -> cells(row, type).map(value -> type + ":" + value)),
                        blocked.stream().map(card -> "card:" + card))
                .toList();
        Map<String, String> profile = new LinkedHashMap<>();
        PROFILE.forEach(field -> CsvFile.cell(row, List.of(field)).ifPresent(value -> profile.put(field, value)));
        return new MemberRow(
                identifiers,
                blocked,
                profile,
                CsvFile.cell(row, List.of("status")).orElse(""));
    }

    private static Stream<String> cells(CSVRecord row, String column) {
        return CsvFile.cell(row, List.of(column)).stream().flatMap(SPACES::splitAsStream);
    }

    static MemberRow read(JsonNode member) {
        List<String> usable = new ArrayList<>();
        List<String> blocked = new ArrayList<>();
        for (JsonNode each : member.path("identifiers")) {
            String value = Sheet.cell(each, "value");
            if (each.path("blocked").asBoolean(false)) {
                blocked.add(value);
            } else {
                usable.add(Sheet.cell(each, "type") + ":" + value);
            }
        }
        blocked.forEach(card -> usable.add("card:" + card));
        Map<String, String> profile = member.has("profile")
                ? Connection.JSON.convertValue(member.path("profile"), new TypeReference<Map<String, String>>() {})
                : Map.of();
        return new MemberRow(usable, blocked, profile, Sheet.cell(member, "status"));
    }

    /**
     * Enrols, blocks lost cards, and gives the status. The key follows from all of it, so that a repeat does nothing, and a line
     * that was changed finds the member there is. Nobody is enrolled who has no identifier, such as a member who was erased.
     */
    List<BatchLine> commands(Connection connection) {
        if (identifiers.isEmpty()) {
            return List.of();
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("identifiers", identifiers.stream().map(MemberRow::identifier).toList());
        if (!profile.isEmpty()) {
            body.put("profile", profile);
        }
        String key = "import:member:" + connection.blinded(Connection.JSON.writeValueAsString(body) + blocked + status);
        List<BatchLine> commands = new ArrayList<>();
        commands.add(BatchLine.matter(line(key, "enrol", body)));
        blocked.forEach(card ->
                commands.add(BatchLine.aside(about(line(key + ":" + commands.size(), "block", Map.of()), card))));
        if (!status.isEmpty() && !status.equals("active")) {
            commands.add(BatchLine.aside(about(line(key + ":status", "status", standing()), "")));
        }
        return commands;
    }

    private Map<String, Object> standing() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", status);
        body.put("reason", "import");
        return body;
    }

    private static Map<String, Object> line(String key, String op, Map<String, Object> body) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("key", key);
        line.put("op", op);
        line.put("body", body);
        return line;
    }

    private Map<String, Object> about(Map<String, Object> line, String of) {
        line.put("member", identifiers.getFirst());
        if (!of.isEmpty()) {
            line.put("of", of);
        }
        return line;
    }

    private static Map<String, Object> identifier(String text) {
        int colon = text.indexOf(':');
        return Identifiers.of(text.substring(0, colon), text.substring(colon + 1));
    }
}
