package io.guerdon.earning;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Reports something a member did, or that happened for a member: a check-in, a review, goods delivered.
 *
 * @param type for example {@code check-in}
 * @param at when; empty for now
 * @param attributes texts by name, at most 20
 */
public record ReportActivity(String type, Optional<Instant> at, Map<String, String> attributes) {
    public ReportActivity {
        attributes = Map.copyOf(attributes);
        if (type.isBlank() || type.length() > 64 || attributes.size() > 20) {
            throw new IllegalArgumentException(
                    "an activity has a type of 1 to 64 characters and at most 20 attributes");
        }
    }

    SequencedMap<String, Object> fields() {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("operation", "activity");
        fields.put("type", type);
        at.ifPresent(time -> fields.put("at", time));
        fields.put("attributes", new TreeMap<>(attributes));
        return fields;
    }
}
