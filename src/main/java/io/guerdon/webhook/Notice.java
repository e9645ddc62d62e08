package io.guerdon.webhook;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * An event on its way to an address.
 *
 * @param id of the event
 * @param type of the event
 * @param subject whom it is about; empty where it does not say so before its type
 * @param key events of one key keep their order
 * @param body the event, word for word
 */
record Notice(String id, String type, String subject, String key, String body) {
    private static final JsonFactory JSON = new JsonFactory();

    /** Reads as much of an event as has to be known of it: it begins with its id and type. Empty for what somebody else has put there. */
    static Optional<Notice> of(@Nullable String key, byte @Nullable [] event) {
        if (key == null || event == null) {
            return Optional.empty();
        }
        String id = "";
        String type = "";
        String subject = "";
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), event)) {
            json.nextToken();
            while ((id.isEmpty() || type.isEmpty()) && json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "id" -> id = Objects.requireNonNull(json.getString());
                    case "subject" -> subject = Objects.requireNonNull(json.getString());
                    case "type" -> type = Objects.requireNonNull(json.getString());
                    default -> json.skipChildren();
                }
            }
        } catch (JacksonException foreign) {
            return Optional.empty();
        }
        return id.isEmpty() || type.isEmpty()
                ? Optional.empty()
                : Optional.of(new Notice(id, type, subject, key, new String(event, StandardCharsets.UTF_8)));
    }
}
