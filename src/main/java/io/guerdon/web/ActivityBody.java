package io.guerdon.web;

import io.guerdon.earning.ReportActivity;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something the member did.
 *
 * @param type for example {@code check-in}
 * @param at when; now where it is left out
 * @param attributes texts by name, at most 20
 */
record ActivityBody(
        String type, @Nullable Instant at, @Nullable Map<String, String> attributes) {
    ActivityBody {
        type = Fields.text("type", type, 64);
        at = Fields.instant("at", at);
        attributes = Fields.texts("attributes", attributes, 20);
    }

    ReportActivity command() {
        return new ReportActivity(type, Optional.ofNullable(at), attributes == null ? Map.of() : attributes);
    }
}
