package io.guerdon.publishing;

import io.guerdon.ledger.ArrangementId;
import io.guerdon.payment.Charge;
import io.guerdon.payment.ChargeConfirmed;
import io.guerdon.payment.ChargeFailed;
import io.guerdon.payment.ChargeRefunded;
import tools.jackson.core.JsonGenerator;

/** What subscribers may know of charges. */
final class ChargeFields {
    private ChargeFields() {}

    static void confirmed(JsonGenerator json, ChargeConfirmed confirmed) {
        charge(json, confirmed.id(), confirmed.charge());
        json.writeStringProperty("reference", confirmed.reference());
    }

    static void failed(JsonGenerator json, ChargeFailed failed) {
        charge(json, failed.id(), failed.charge());
    }

    static void refunded(JsonGenerator json, ChargeRefunded refunded) {
        charge(json, refunded.id(), refunded.charge());
        json.writeNumberProperty("refunded", refunded.amount());
        SubjectFields.given(json, "reference", refunded.reference());
    }

    static void charge(JsonGenerator json, ArrangementId id, Charge charge) {
        json.writeStringProperty("charge", id.value());
        json.writeStringProperty("payee", charge.payee().value());
        json.writeStringProperty("purpose", charge.purpose());
        GiftCardFields.money(json, "amount", charge.amount());
        json.writeStringProperty("payTo", charge.merchant().value());
        json.writeStringProperty("dueAt", charge.dueAt().toString());
        json.writeNumberProperty("attempts", charge.attempts());
    }
}
