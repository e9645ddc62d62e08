package io.guerdon.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** Identifiers as requests have them, always with their fields in the same order. */
final class Identifiers {
    private Identifiers() {}

    static Map<String, Object> of(String type, String value) {
        Map<String, Object> identifier = new LinkedHashMap<>();
        identifier.put("type", type);
        identifier.put("value", value);
        return identifier;
    }
}
