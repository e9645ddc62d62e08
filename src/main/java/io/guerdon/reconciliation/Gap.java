package io.guerdon.reconciliation;

import io.guerdon.ledger.EntryKind;
import io.guerdon.unit.MerchantId;
import java.util.OptionalLong;

/**
 * What a discrepancy is about, under the same name whichever upload found it: the event, where there is one, or else what the partner has. Of a
 * receipt there is one sale, so other uploads may say its amount and time as they like, or not that it is one; of anything else there may be several, and
 * amount and time tell them apart.
 */
final class Gap {
    private static final String SALE = EntryKind.EARN.wire();

    private Gap() {}

    /** For example {@code gap:cafe:ent_a-7} or {@code gap:cafe:return:200:1791201600000:R-1}. */
    static String of(MerchantId partner, Discrepancy found) {
        return "gap:" + partner + ":"
                + found.event().or(found::line).map(Gap::name).orElse("");
    }

    private static String name(Item item) {
        return switch (item.origin()) {
            case Item.Event event -> event.entry();
            case Item.Line _ ->
                isSale(item)
                        ? SALE + ":-:-:" + item.receipt()
                        : item.kind() + ":" + text(item.amount()) + ":" + text(item.at()) + ":" + item.receipt();
        };
    }

    /** What does not say its kind is taken for one: another upload that does must not find it a second time. */
    private static boolean isSale(Item item) {
        return item.kind().isEmpty() || item.kind().equals(SALE);
    }

    private static String text(OptionalLong known) {
        return known.isPresent() ? Long.toString(known.getAsLong()) : "-";
    }
}
