package io.guerdon.publishing;

import io.guerdon.coupon.CouponApplied;
import io.guerdon.coupon.CouponId;
import io.guerdon.unit.WalletId;
import tools.jackson.core.JsonGenerator;

/** What subscribers may know of a coupon: which, and what it took off, never the code or the basket. */
final class CouponFields {
    private CouponFields() {}

    static void named(JsonGenerator json, CouponId coupon, WalletId definition) {
        json.writeStringProperty("coupon", coupon.value());
        json.writeStringProperty("definition", definition.value());
    }

    static void applied(JsonGenerator json, CouponApplied applied) {
        named(json, applied.coupon(), applied.definition());
        json.writeObjectPropertyStart("value");
        json.writeNumberProperty("amount", applied.off().total());
        json.writeStringProperty("currency", applied.off().currency());
        json.writeEndObject();
        json.writeStringProperty("reference", applied.reference());
    }
}
