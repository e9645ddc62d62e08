package io.guerdon.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * What an export was asked for. Only the very same can be carried on with.
 *
 * @param program whose
 * @param what the list
 * @param format of the file
 * @param at the instant of balances; empty for when the export began
 * @param asKnownAt what was recorded later is left out; empty for when the export began
 */
record ExportTask(String program, ExportWhat what, ExportFormat format, String at, String asKnownAt) {
    private static final int PART = 500;

    /** Where the part after a cursor is; the empty one comes before all. The cursor carries on the instants. */
    String path(String cursor) {
        return what.list() + "?limit=" + PART + parameter("at", at) + parameter("asKnownAt", asKnownAt)
                + parameter("cursor", cursor);
    }

    private static String parameter(String name, String value) {
        return value.isEmpty() ? "" : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
