package io.guerdon.cli;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** A list of the service as a table. */
interface Sheet {
    /** The header. */
    List<String> columns();

    /** What an item of the list is in the table: mostly one line, in the order of the columns. */
    List<List<String>> rows(JsonNode item);

    /** A field as text, empty where it is missing. */
    static String cell(JsonNode item, String field) {
        return item.path(field).asString("");
    }
}
