package io.guerdon.publishing;

import io.guerdon.giftcard.GiftCardLoadVoided;
import io.guerdon.giftcard.GiftCardLoaded;
import io.guerdon.giftcard.GiftCardPaidOut;
import io.guerdon.giftcard.GiftCardRefunded;
import io.guerdon.transfer.PointsSent;
import io.guerdon.unit.GiftCardId;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.Money;
import io.guerdon.unit.OfflineTillId;
import io.guerdon.unit.PartnerAccountId;
import io.guerdon.unit.Points;
import io.guerdon.unit.WalletId;
import tools.jackson.core.JsonGenerator;

/** What subscribers may know of what happened to a gift card, never its code. */
final class GiftCardFields {
    private GiftCardFields() {}

    static void loaded(JsonGenerator json, GiftCardLoaded loaded) {
        json.writeStringProperty("definition", loaded.definition().value());
        money(json, "loaded", loaded.amount());
        json.writeStringProperty("receipt", loaded.paid().receipt());
        json.writeNumberProperty("line", loaded.paid().line());
    }

    static void voided(JsonGenerator json, GiftCardLoadVoided voided) {
        json.writeStringProperty("load", voided.load().toString());
        money(json, "voided", voided.amount());
    }

    static void refunded(JsonGenerator json, GiftCardRefunded refunded) {
        json.writeStringProperty("spend", refunded.spend().toString());
        money(json, "refunded", refunded.amount());
        SubjectFields.given(json, "reference", refunded.reference());
    }

    static void paidOut(JsonGenerator json, GiftCardPaidOut paid) {
        money(json, "paidOut", paid.amount());
        SubjectFields.given(json, "reference", paid.reference());
    }

    static void sent(JsonGenerator json, PointsSent sent) {
        json.writeStringProperty("transfer", sent.transfer().value());
        switch (sent.other().owner()) {
            case MemberId member -> json.writeStringProperty("otherMember", member.value());
            case GiftCardId card -> json.writeStringProperty("giftCard", card.value());
            case OfflineTillId till -> throw new IllegalStateException(till + " sends no points");
            case PartnerAccountId partner -> throw new IllegalStateException(partner + " sends no points");
        }
        amount(json, sent.wallet(), sent.points());
    }

    /** Points by their own name, anything else by its unit. */
    static void amount(JsonGenerator json, WalletId wallet, Points amount) {
        if (wallet.equals(WalletId.POINTS)) {
            json.writeNumberProperty("points", amount.value());
        } else {
            json.writeStringProperty("unit", wallet.value());
            json.writeNumberProperty("amount", amount.value());
        }
    }

    static void money(JsonGenerator json, String name, Money money) {
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("amount", money.minor());
        json.writeStringProperty("currency", money.currency());
        json.writeEndObject();
    }
}
