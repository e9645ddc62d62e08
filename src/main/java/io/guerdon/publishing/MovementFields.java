package io.guerdon.publishing;

import io.guerdon.ledger.Draw;
import io.guerdon.ledger.Movement;
import io.guerdon.ledger.Movement.ApprovalClosed;
import io.guerdon.ledger.Movement.ApprovalRequested;
import io.guerdon.ledger.Movement.HoldClosed;
import io.guerdon.ledger.Movement.HoldOpened;
import io.guerdon.ledger.Movement.RebateAgreed;
import io.guerdon.ledger.Movement.RebateSettled;
import io.guerdon.ledger.Movement.StatusChanged;
import io.guerdon.ledger.Movement.TransferArrived;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import tools.jackson.core.JsonGenerator;

/** What of an entry's movements subscribers cannot read from the legs. */
final class MovementFields {
    private MovementFields() {}

    static void write(JsonGenerator json, List<Movement> movements) {
        array(json, "holdsOpened", of(movements, HoldOpened.class), MovementFields::opened);
        array(json, "holdsClosed", of(movements, HoldClosed.class), MovementFields::closed);
        array(
                json,
                "requested",
                of(movements, ApprovalRequested.class),
                (out, m) -> out.writeNumber(m.request().seq()));
        array(json, "decided", of(movements, ApprovalClosed.class), (out, m) -> out.writeNumber(m.request()));
        array(
                json,
                "arrived",
                of(movements, TransferArrived.class),
                (out, m) -> out.writeString(m.transfer().value()));
        of(movements, RebateAgreed.class).forEach(m -> agreed(json, m));
        of(movements, RebateSettled.class).forEach(m -> settled(json, m));
        of(movements, StatusChanged.class)
                .forEach(m ->
                        json.writeStringProperty("status", m.status().name().toLowerCase(Locale.ROOT)));
    }

    private static void agreed(JsonGenerator json, RebateAgreed m) {
        json.writeStringProperty("rebate", m.rebate().value());
        json.writeStringProperty("from", m.agreement().from().toString());
        if (!m.agreement().until().equals(Instant.MAX)) {
            json.writeStringProperty("until", m.agreement().until().toString());
        }
    }

    private static void settled(JsonGenerator json, RebateSettled m) {
        json.writeStringProperty("rebate", m.ref().rebate().value());
        json.writeStringProperty("period", m.ref().period());
        json.writeStringProperty("unit", m.wallet().value());
        json.writeNumberProperty("volume", m.volume());
        json.writeNumberProperty("amount", m.amount());
        json.writeNumberProperty("writtenOff", m.writtenOff());
    }

    private static void opened(JsonGenerator json, HoldOpened m) {
        json.writeStartObject();
        json.writeStringProperty("hold", m.hold().value());
        json.writeStringProperty("unit", m.wallet().value());
        json.writeNumberProperty("amount", Draw.sum(m.draws()));
        if (!m.lapsesAt().equals(Instant.MAX)) {
            json.writeStringProperty("lapsesAt", m.lapsesAt().toString());
        }
        SubjectFields.given(json, "reference", m.reference());
        json.writeEndObject();
    }

    private static void closed(JsonGenerator json, HoldClosed m) {
        json.writeStartObject();
        json.writeStringProperty("hold", m.hold().value());
        json.writeStringProperty("unit", m.wallet().value());
        json.writeNumberProperty("captured", Draw.sum(m.captured()));
        json.writeNumberProperty("released", Draw.sum(m.released()));
        json.writeEndObject();
    }

    private static <M> List<M> of(List<Movement> movements, Class<M> type) {
        List<M> found = new ArrayList<>(0);
        for (Movement movement : movements) {
            if (type.isInstance(movement)) {
                found.add(type.cast(movement));
            }
        }
        return found;
    }

    private static <M> void array(JsonGenerator json, String name, List<M> items, BiConsumer<JsonGenerator, M> write) {
        if (!items.isEmpty()) {
            json.writeArrayPropertyStart(name);
            items.forEach(item -> write.accept(json, item));
            json.writeEndArray();
        }
    }
}
