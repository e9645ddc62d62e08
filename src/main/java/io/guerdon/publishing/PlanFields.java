package io.guerdon.publishing;

import io.guerdon.prepaid.Figures;
import io.guerdon.prepaid.PlanMoved;
import io.guerdon.prepaid.PlanPaid;
import io.guerdon.prepaid.PlanRefunded;
import io.guerdon.prepaid.PlanStanding;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** What subscribers may know of prepaid plans. */
final class PlanFields {
    private PlanFields() {}

    static void paid(JsonGenerator json, PlanPaid paid) {
        standing(json, paid.standing());
        json.writeNumberProperty("payment", paid.payment());
        GiftCardFields.money(json, "paidIn", paid.paid().amount());
        json.writeStringProperty("receipt", paid.paid().receipt());
        json.writeNumberProperty("line", paid.paid().line());
    }

    static void refunded(JsonGenerator json, PlanRefunded refunded) {
        standing(json, refunded.standing());
        json.writeNumberProperty("payment", refunded.payment());
        json.writeNumberProperty("paidBack", refunded.amount());
        json.writeNumberProperty("bonusBack", refunded.bonus());
    }

    static void moved(JsonGenerator json, PlanMoved moved) {
        standing(json, moved.standing());
        json.writeStringProperty("transfer", moved.transfer().value());
        json.writeStringProperty("otherMember", moved.other().owner().value());
    }

    static void standing(JsonGenerator json, PlanStanding standing) {
        json.writeStringProperty("plan", standing.plan().value());
        json.writeStringProperty("definition", standing.definition().value());
        json.writeStringProperty("storedValue", standing.storedValue().value());
        json.writeStringProperty("phase", standing.phase().name().toLowerCase(Locale.ROOT));
        Figures figures = standing.figures();
        json.writeObjectPropertyStart("figures");
        json.writeNumberProperty("paid", figures.paid());
        json.writeNumberProperty("released", figures.released());
        json.writeNumberProperty("unreleased", figures.unreleased());
        json.writeNumberProperty("refunded", figures.refunded());
        json.writeNumberProperty("fees", figures.fees());
        json.writeNumberProperty("bonus", figures.bonus().granted());
        json.writeNumberProperty("vested", figures.bonus().vested());
        json.writeNumberProperty("unvested", figures.bonus().unvested());
        json.writeNumberProperty("dropped", figures.bonus().dropped());
        json.writeEndObject();
    }
}
