package io.guerdon.web;

import io.guerdon.cashback.RequestPayout;
import io.guerdon.unit.Points;
import io.guerdon.unit.WalletId;
import org.jspecify.annotations.Nullable;

/**
 * Money to be paid out.
 *
 * @param unit which wallet
 * @param amount in minor units
 * @param reference of the order where payments are made, never an account number: the ledger never forgets it; may be left out
 */
record PayoutBody(String unit, Long amount, @Nullable String reference) {
    PayoutBody {
        unit = Fields.name("unit", unit);
        Fields.number("amount", amount, 1, Fields.LARGEST_AMOUNT);
        reference = Fields.optionalText("reference", reference, 128);
    }

    RequestPayout command() {
        return new RequestPayout(new WalletId(unit), new Points(amount), reference == null ? "" : reference);
    }
}
