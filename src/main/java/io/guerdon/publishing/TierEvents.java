package io.guerdon.publishing;

import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Movement.TierTold;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** The event of a changed tier: beside that of the entry which brought it, and after it. */
final class TierEvents {
    private TierEvents() {}

    /** Empty for an entry that tells of no tier. */
    static Optional<Event> of(Entry entry) {
        return entry.movements().stream()
                .filter(TierTold.class::isInstance)
                .map(TierTold.class::cast)
                .findFirst()
                .map(told -> event(entry, told));
    }

    private static Event event(Entry entry, TierTold told) {
        String program = entry.chain().program().value();
        String owner = entry.chain().owner().value();
        Envelope envelope = new Envelope(
                entry.id() + ".tier",
                "/programs/" + program,
                owner,
                "io.guerdon.tier." + wire(told.course()) + ".v1",
                entry.recordedAt());
        byte[] body = envelope.around(json -> data(json, entry, told));
        return new Event("guerdon." + program + ".members", owner, body);
    }

    private static void data(JsonGenerator json, Entry entry, TierTold told) {
        json.writeStringProperty("entry", entry.id().toString());
        json.writeNumberProperty("seq", entry.seq());
        json.writeStringProperty("kind", entry.kind().wire());
        json.writeStringProperty("effectiveAt", entry.draft().effectiveAt().toString());
        SubjectFields.given(json, "from", told.from());
        SubjectFields.given(json, "to", told.to());
        if (!told.until().equals(Instant.MAX)) {
            json.writeStringProperty("until", told.until().toString());
        }
        json.writeStringProperty("reason", wire(told.reason()));
    }

    private static String wire(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
