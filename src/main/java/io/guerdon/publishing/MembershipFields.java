package io.guerdon.publishing;

import io.guerdon.membership.MembershipChanged;
import io.guerdon.membership.MembershipChanged.Returned;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** What subscribers may know of memberships. */
final class MembershipFields {
    private MembershipFields() {}

    static void changed(JsonGenerator json, MembershipChanged changed) {
        MembershipChanged.Stands stands = changed.stands();
        json.writeStringProperty("membership", changed.id().value());
        json.writeStringProperty("step", changed.step().wire());
        json.writeStringProperty("plan", stands.plan().value());
        json.writeStringProperty("state", stands.phase().name().toLowerCase(Locale.ROOT));
        json.writeStringProperty("from", stands.from().toString());
        json.writeStringProperty("until", stands.until().toString());
        GiftCardFields.money(json, "paid", changed.paid());
        if (!changed.back().equals(Returned.NOTHING)) {
            back(json, changed.back());
        }
    }

    private static void back(JsonGenerator json, Returned back) {
        json.writeObjectPropertyStart("returned");
        json.writeNumberProperty("toStoredValue", back.toStoredValue());
        json.writeNumberProperty("toPay", back.toPay());
        json.writeNumberProperty("kept", back.kept());
        json.writeNumberProperty("coupons", back.coupons());
        json.writeNumberProperty("couponsUsed", back.couponsUsed());
        json.writeNumberProperty("gift", back.gift());
        json.writeNumberProperty("giftMissing", back.giftMissing());
        json.writeEndObject();
    }
}
