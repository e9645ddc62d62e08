package io.guerdon.web;

import io.guerdon.access.Caller;
import io.guerdon.redemption.RedeemPoints;
import io.guerdon.unit.Points;
import org.jspecify.annotations.Nullable;

/**
 * Points to spend at once.
 *
 * @param merchant who accepts them
 * @param store where, may be left out
 * @param terminal which till, may be left out
 * @param points how many
 * @param reference of the payment, for example the receipt; may be left out
 */
record RedemptionBody(
        String merchant,
        @Nullable String store,
        @Nullable String terminal,
        Long points,
        @Nullable String reference) {
    RedemptionBody {
        merchant = Fields.name("merchant", merchant);
        Fields.optionalName("store", store);
        Fields.optionalName("terminal", terminal);
        Fields.number("points", points, 1, Fields.LARGEST_AMOUNT);
        reference = Fields.optionalText("reference", reference, 128);
    }

    RedeemPoints command(Caller caller) {
        return new RedeemPoints(
                Tills.of(caller, merchant, store, terminal), new Points(points), reference == null ? "" : reference);
    }
}
