package io.guerdon.publishing;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes a CloudEvent 1.0 as structured JSON. Written by hand, field by field, because it is done for every entry beside the
 * tills' work on the same processor, and because a field is published only where somebody decided so.
 *
 * @param id the same on every repetition
 * @param source the program
 * @param subject whom it concerns
 * @param type stable name with version
 * @param time when the entry was recorded
 */
record Envelope(String id, String source, String subject, String type, Instant time) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int USUAL_SIZE = 1_024;

    byte[] around(Consumer<JsonGenerator> data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL_SIZE);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty("specversion", "1.0");
            json.writeStringProperty("id", id);
            json.writeStringProperty("source", source);
            json.writeStringProperty("subject", subject);
            json.writeStringProperty("type", type);
            json.writeStringProperty("time", time.toString());
            json.writeStringProperty("datacontenttype", "application/json");
            json.writeObjectPropertyStart("data");
            data.accept(json);
            json.writeEndObject();
            json.writeEndObject();
        }
        return out.toByteArray();
    }
}
