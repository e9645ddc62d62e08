package io.guerdon.publishing;

import io.guerdon.storedvalue.StoredValueStanding;
import io.guerdon.storedvalue.TopUpRefunded;
import io.guerdon.storedvalue.ToppedUp;
import tools.jackson.core.JsonGenerator;

/** What subscribers may know of what happened to stored value. */
final class StoredValueFields {
    private StoredValueFields() {}

    static void toppedUp(JsonGenerator json, ToppedUp made) {
        json.writeStringProperty("topUp", made.topUp().value());
        json.writeStringProperty("storedValue", made.storedValue().value());
        GiftCardFields.money(json, "paidIn", made.paid().amount());
        json.writeNumberProperty("bonus", made.bonus());
        json.writeStringProperty("receipt", made.paid().receipt());
        json.writeNumberProperty("line", made.paid().line());
        SubjectFields.given(json, "payment", made.payment());
    }

    static void refunded(JsonGenerator json, TopUpRefunded refunded) {
        json.writeStringProperty("topUp", refunded.topUp().value());
        json.writeStringProperty("storedValue", refunded.storedValue().value());
        GiftCardFields.money(json, "paidBack", refunded.paidBack());
        json.writeObjectPropertyStart("bonus");
        json.writeNumberProperty("claimed", refunded.bonus().claimed());
        json.writeNumberProperty("alreadyExpired", refunded.bonus().alreadyExpired());
        json.writeNumberProperty("deducted", refunded.bonus().deducted());
        json.writeNumberProperty("owed", refunded.bonus().owed());
        json.writeEndObject();
    }

    static void standing(JsonGenerator json, StoredValueStanding standing) {
        json.writeStringProperty("storedValue", standing.storedValue().value());
    }
}
