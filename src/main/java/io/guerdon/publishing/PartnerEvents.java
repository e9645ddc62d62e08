package io.guerdon.publishing;

import io.guerdon.unit.GiftCardId;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.OfflineTillId;
import io.guerdon.unit.PartnerAccountId;
import io.guerdon.unit.WalletId;
import java.math.BigInteger;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** The event of a partner's stream, for the topic of its program's partners. */
final class PartnerEvents {
    private static final String TYPE = "io.guerdon.partner.entry.v1";

    private PartnerEvents() {}

    static Event of(PartnerEntry entry) {
        String program = entry.partner().program().value();
        String partner = entry.partner().partner().value();
        Envelope envelope = new Envelope(
                partner + "/" + entry.seq(),
                "/programs/" + program,
                partner,
                TYPE,
                entry.concern().recordedAt());
        byte[] body = envelope.around(json -> data(json, entry));
        return new Event("guerdon." + program + ".partners", partner, body);
    }

    private static void data(JsonGenerator json, PartnerEntry entry) {
        json.writeNumberProperty("seq", entry.seq());
        json.writeStringProperty("prevHash", entry.prev().toString());
        json.writeStringProperty("hash", entry.hash().toString());
        json.writeStringProperty("entry", entry.concern().entry().toString());
        json.writeStringProperty("kind", entry.concern().kind().wire());
        switch (entry.concern().owner()) {
            case MemberId member -> json.writeStringProperty("member", member.value());
            case GiftCardId card -> json.writeStringProperty("giftCard", card.value());
            case OfflineTillId till -> throw new IllegalStateException(till + " concerns no partner");
            case PartnerAccountId account -> json.writeStringProperty("partnerAccount", account.value());
        }
        entry.concern().slip().ifPresent(slip -> slip(json, slip));
        tally(json, "amounts", entry.concern().amounts());
        tally(json, "totals", entry.totals());
    }

    private static void slip(JsonGenerator json, Slip slip) {
        json.writeObjectPropertyStart("slip");
        json.writeStringProperty("receipt", slip.receipt());
        json.writeStringProperty("at", slip.at().toString());
        slip.amount().ifPresent(amount -> json.writeNumberProperty("amount", amount));
        json.writeEndObject();
    }

    private static void tally(JsonGenerator json, String name, Tally tally) {
        json.writeObjectPropertyStart(name);
        Optional<WalletId> open = Optional.empty();
        for (var amount : tally.amounts().entrySet()) {
            WalletId unit = amount.getKey().unit();
            if (!open.equals(Optional.of(unit))) {
                open.ifPresent(_ -> json.writeEndObject());
                json.writeObjectPropertyStart(unit.value());
                open = Optional.of(unit);
            }
            number(json, amount.getKey().measure().wire(), amount.getValue());
        }
        open.ifPresent(_ -> json.writeEndObject());
        json.writeEndObject();
    }

    /** Most fit 64 bits, which are written faster. */
    private static void number(JsonGenerator json, String name, BigInteger amount) {
        if (amount.bitLength() < Long.SIZE) {
            json.writeNumberProperty(name, amount.longValue());
        } else {
            json.writeNumberProperty(name, amount);
        }
    }
}
