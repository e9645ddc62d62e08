package io.guerdon.reconciliation;

import io.guerdon.ledger.EntryKind;
import io.guerdon.unit.MerchantId;
import java.util.OptionalLong;

/**
 * What a discrepancy is about, under the same name whichever upload found it: the event, where there is one, or else what the partner has. Of a
 * receipt there is one sale, so other uploads may say its amount and time as they like; of anything else there may be several, and amount and time
 * tell them apart.
 */
final class Gap {
    private Gap() {}

    /** For example {@code gap:cafe:ent_a-7} or {@code gap:cafe:return:200:1791201600000:R-1}. */
    static String of(MerchantId partner, Discrepancy found) {
        return "gap:" + partner + ":"
                + found.event().or(found::line).map(Gap::name).orElse("");
    }

    private static String name(Item item) {
        return switch (item.origin()) {
            case Item.Event event -> event.entry();
            case Item.Line _ -> item.kind() + ":" + apart(item) + ":" + item.receipt();
        };
    }

    private static String apart(Item item) {
        return item.kind().equals(EntryKind.EARN.wire()) ? "-:-" : text(item.amount()) + ":" + text(item.at());
    }

    private static String text(OptionalLong known) {
        return known.isPresent() ? Long.toString(known.getAsLong()) : "-";
    }
}
