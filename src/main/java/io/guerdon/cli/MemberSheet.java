package io.guerdon.cli;

import static io.guerdon.cli.Sheet.cell;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Members, one a line, in columns that an import takes. Identifiers of one type stand in one cell, with spaces between them,
 * which none of them can contain; cards that were reported lost stand apart.
 */
final class MemberSheet implements Sheet {
    /** The types of identifiers, each a column. */
    static final List<String> TYPES = List.of("phone", "email", "card", "external");

    @Override
    public List<String> columns() {
        return Stream.of(
                        List.of("id", "status", "joinedAt"),
                        TYPES,
                        List.of("blocked", "name", "birthday", "language", "erasedAt"))
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public List<List<String>> rows(JsonNode member) {
        JsonNode profile = member.path("profile");
        Stream<String> identifiers = TYPES.stream().map(type -> identifiers(member, type));
        return List.of(Stream.of(
                        Stream.of(cell(member, "id"), cell(member, "status"), cell(member, "joinedAt")),
                        identifiers,
                        Stream.of(
                                identifiers(member, ""),
                                cell(profile, "name"),
                                cell(profile, "birthday"),
                                cell(profile, "language"),
                                cell(member, "erasedAt")))
                .flatMap(cells -> cells)
                .toList());
    }

    /** Those of a type that can be used; of no type, those that cannot. */
    private static String identifiers(JsonNode member, String type) {
        return member.path("identifiers")
                .valueStream()
                .filter(each -> type.equals(each.path("blocked").asBoolean(false) ? "" : cell(each, "type")))
                .map(each -> cell(each, "value"))
                .collect(Collectors.joining(" "));
    }
}
