package io.guerdon.publishing;

import io.guerdon.offline.AllowanceGranted;
import io.guerdon.offline.GrantAllowance;
import io.guerdon.offline.TerminalKeyRotated;
import io.guerdon.offline.TerminalRegistered;
import io.guerdon.offline.Ticket;
import io.guerdon.offline.TicketCloned;
import io.guerdon.offline.TicketSettled;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** What subscribers may know of what happened to a till that was offline. */
final class TerminalFields {
    private TerminalFields() {}

    /** Whoever registers a till acts for no till, so this says which it is. */
    static void registered(JsonGenerator json, TerminalRegistered registered) {
        json.writeObjectPropertyStart("till");
        json.writeStringProperty("merchant", registered.till().merchant().value());
        json.writeStringProperty("store", registered.till().store());
        json.writeStringProperty("terminal", registered.till().terminal());
        json.writeEndObject();
        json.writeStringProperty("key", registered.key().id());
    }

    static void rotated(JsonGenerator json, TerminalKeyRotated rotated) {
        json.writeStringProperty("key", rotated.key().id());
        json.writeStringProperty("replaced", rotated.replaced());
        json.writeStringProperty("previousUntil", rotated.until().toString());
    }

    static void granted(JsonGenerator json, AllowanceGranted granted) {
        GrantAllowance grant = granted.grant();
        json.writeStringProperty("unit", grant.unit().value());
        json.writeNumberProperty("total", grant.total().value());
        json.writeNumberProperty("mostPerSale", grant.mostPerSale().value());
        json.writeStringProperty("validFrom", grant.validity().from().toString());
        json.writeStringProperty("validUntil", grant.validity().until().toString());
        json.writeStringProperty("settleUntil", grant.validity().settleUntil().toString());
    }

    static void settled(JsonGenerator json, TicketSettled settled) {
        serial(json, settled.serial());
        GiftCardFields.amount(json, settled.taken().unit(), settled.sale().points());
        GiftCardFields.money(json, "value", settled.sale().value());
        json.writeStringProperty("reference", settled.sale().receipt());
        json.writeStringProperty("member", settled.charge().member().value());
        json.writeStringProperty("bearer", settled.charge().bearer().name().toLowerCase(Locale.ROOT));
        json.writeNumberProperty("left", settled.taken().left());
    }

    static void cloned(JsonGenerator json, TicketCloned cloned) {
        serial(json, cloned.serial());
        json.writeStringProperty("settled", cloned.settled().toString());
        json.writeArrayPropertyStart("fields");
        cloned.fields().forEach(json::writeString);
        json.writeEndArray();
    }

    private static void serial(JsonGenerator json, Ticket.Serial serial) {
        json.writeStringProperty("allowance", serial.allowance().value());
        json.writeStringProperty("key", serial.key());
        json.writeNumberProperty("counter", serial.counter());
    }
}
