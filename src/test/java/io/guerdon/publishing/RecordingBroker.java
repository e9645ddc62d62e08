package io.guerdon.publishing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Remembers what was published, in order. */
final class RecordingBroker implements Broker {
    private static final JsonMapper JSON = new JsonMapper();

    private final List<Event> events = new ArrayList<>();

    @Override
    public void publish(List<Event> more) {
        events.addAll(more);
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    /** The ids of a topic's events, in order, repetitions included. */
    List<String> ids(Predicate<String> topic) {
        return events.stream()
                .filter(event -> topic.test(event.topic()))
                .map(event -> json(event).get("id").asString())
                .toList();
    }

    static JsonNode json(Event event) {
        return JSON.readTree(event.body());
    }
}
