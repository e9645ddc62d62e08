package io.guerdon.publishing;

import io.guerdon.ledger.Balance;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Leg;
import io.guerdon.unit.GiftCardId;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.OfflineTillId;
import io.guerdon.unit.OwnerId;
import io.guerdon.unit.PartnerAccountId;
import io.guerdon.unit.WalletId;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** The event of an entry, for the topic of its program's members, gift cards or terminals. */
final class OwnerEvents {
    private OwnerEvents() {}

    /** Empty for an entry that is nobody's business. */
    static Optional<Event> of(Entry entry) {
        return EventType.of(entry.chain().owner(), entry.kind()).map(type -> event(entry, type));
    }

    private static Event event(Entry entry, String type) {
        String program = entry.chain().program().value();
        String owner = entry.chain().owner().value();
        Envelope envelope =
                new Envelope(entry.id().toString(), "/programs/" + program, owner, type, entry.recordedAt());
        byte[] body = envelope.around(json -> data(json, entry));
        return new Event(topic(program, entry.chain().owner()), owner, body);
    }

    private static String topic(String program, OwnerId owner) {
        return switch (owner) {
            case MemberId _ -> ProgramEvents.topic(program, ProgramEvents.MEMBERS);
            case GiftCardId _ -> ProgramEvents.topic(program, ProgramEvents.GIFT_CARDS);
            case OfflineTillId _ -> ProgramEvents.topic(program, ProgramEvents.TERMINALS);
            case PartnerAccountId account ->
                throw new IllegalStateException(account + " is told of in the streams of partners alone");
        };
    }

    private static void data(JsonGenerator json, Entry entry) {
        facts(json, entry);
        entry.draft().subject().ifPresent(subject -> SubjectFields.write(json, subject));
        MovementFields.write(json, entry.movements());
    }

    /** What is told of every entry. */
    static void facts(JsonGenerator json, Entry entry) {
        json.writeStringProperty("entry", entry.id().toString());
        json.writeNumberProperty("seq", entry.seq());
        json.writeStringProperty("kind", entry.kind().wire());
        json.writeStringProperty("effectiveAt", entry.draft().effectiveAt().toString());
        place(json, entry);
        json.writeArrayPropertyStart("legs");
        entry.legs().forEach(leg -> leg(json, leg));
        json.writeEndArray();
        json.writeObjectPropertyStart("balances");
        entry.after().entrySet().forEach(balance -> balance(json, balance));
        json.writeEndObject();
    }

    private static void place(JsonGenerator json, Entry entry) {
        var actor = entry.draft().why().actor();
        SubjectFields.given(json, "merchant", actor.merchant());
        SubjectFields.given(json, "store", actor.store());
        SubjectFields.given(json, "terminal", actor.terminal());
    }

    private static void leg(JsonGenerator json, Leg leg) {
        json.writeStartObject();
        json.writeStringProperty("book", leg.book().name());
        json.writeStringProperty("unit", leg.unit().value());
        json.writeNumberProperty("amount", leg.amount());
        json.writeEndObject();
    }

    private static void balance(JsonGenerator json, Map.Entry<WalletId, Balance> balance) {
        json.writeObjectPropertyStart(balance.getKey().value());
        json.writeNumberProperty("available", balance.getValue().available());
        json.writeNumberProperty("held", balance.getValue().held());
        json.writeNumberProperty("pending", balance.getValue().pending());
        json.writeNumberProperty("owed", balance.getValue().owed());
        json.writeNumberProperty("inTransit", balance.getValue().inTransit());
        json.writeEndObject();
    }
}
