package io.guerdon.publishing;

import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Movement;
import io.guerdon.ledger.Movement.Arranged;
import io.guerdon.ledger.Movement.ArrangementEnded;
import io.guerdon.payment.Charge;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** The events of charges that an entry opened or withdrew: beside that of the entry, and after it. */
final class ChargeEvents {
    private final Entry entry;
    private final List<Event> events = new ArrayList<>();

    private ChargeEvents(Entry entry) {
        this.entry = entry;
    }

    /** None for an entry that did neither. */
    static List<Event> of(Entry entry) {
        ChargeEvents told = new ChargeEvents(entry);
        entry.movements().forEach(told::add);
        return told.events;
    }

    private void add(Movement movement) {
        if (movement instanceof Arranged made
                && made.arrangement() instanceof Charge charge
                && charge.attempts() == 0) {
            add("opened", made.id(), json -> ChargeFields.charge(json, made.id(), charge));
        } else if (movement instanceof ArrangementEnded ended && Charge.isCharge(ended.id()) && !isPaid()) {
            add(
                    "withdrawn",
                    ended.id(),
                    json -> json.writeStringProperty("charge", ended.id().value()));
        }
    }

    private boolean isPaid() {
        return entry.kind() == EntryKind.CHARGE_CONFIRM;
    }

    private void add(String what, ArrangementId charge, Fields fields) {
        String program = entry.chain().program().value();
        String owner = entry.chain().owner().value();
        Envelope envelope = new Envelope(
                entry.id() + "." + charge + "." + what,
                "/programs/" + program,
                owner,
                "io.guerdon.charge." + what + ".v1",
                entry.recordedAt());
        byte[] body = envelope.around(json -> data(json, fields));
        events.add(new Event("guerdon." + program + ".members", owner, body));
    }

    private interface Fields {
        void write(JsonGenerator json);
    }

    private void data(JsonGenerator json, Fields fields) {
        json.writeStringProperty("entry", entry.id().toString());
        json.writeNumberProperty("seq", entry.seq());
        json.writeStringProperty("kind", entry.kind().wire());
        json.writeStringProperty("effectiveAt", entry.draft().effectiveAt().toString());
        fields.write(json);
    }
}
