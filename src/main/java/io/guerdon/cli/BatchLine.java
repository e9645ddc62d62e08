package io.guerdon.cli;

import java.util.Map;

/**
 * A command of the batch API.
 *
 * @param part what it is to the record it comes from
 * @param json the line
 */
record BatchLine(Part part, String json) {
    /** What a command is to the record it comes from. */
    enum Part {
        /** The record itself; it is counted. */
        MATTER,
        /** Something the matter needs; sent once in a chunk. */
        ASIDE
    }

    static BatchLine matter(Map<String, Object> line) {
        return new BatchLine(Part.MATTER, Connection.JSON.writeValueAsString(line));
    }

    static BatchLine aside(Map<String, Object> line) {
        return new BatchLine(Part.ASIDE, Connection.JSON.writeValueAsString(line));
    }
}
