package io.guerdon.web;

import io.guerdon.access.Caller;
import io.guerdon.redemption.RedeemPoints;
import org.jspecify.annotations.Nullable;

/**
 * Points, or money of a wallet that pays, to spend at once.
 *
 * @param merchant who accepts them
 * @param store where, may be left out
 * @param terminal which till, may be left out
 * @param points how many points; or
 * @param unit which wallet; left out, points
 * @param amount how much of it, in minor units
 * @param reference of the payment, for example the receipt; may be left out
 */
record RedemptionBody(
        String merchant,
        @Nullable String store,
        @Nullable String terminal,
        @Nullable Long points,
        @Nullable String unit,
        @Nullable Long amount,
        @Nullable String reference) {
    RedemptionBody {
        merchant = Fields.name("merchant", merchant);
        Fields.optionalName("store", store);
        Fields.optionalName("terminal", terminal);
        Spent.check(points, unit, amount);
        reference = Fields.optionalText("reference", reference, 128);
    }

    RedeemPoints command(Caller caller) {
        return new RedeemPoints(
                Tills.of(caller, merchant, store, terminal),
                Spent.wallet(unit),
                Spent.amount(points, amount),
                reference == null ? "" : reference);
    }
}
