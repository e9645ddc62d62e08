package io.guerdon.web;

import io.guerdon.correction.AdjustBalance;
import io.guerdon.unit.WalletId;

/**
 * A credit or debit by hand.
 *
 * @param unit which wallet
 * @param amount signed, not zero
 * @param reason why
 */
record AdjustmentBody(String unit, Long amount, String reason) {
    AdjustmentBody {
        unit = Fields.name("unit", unit);
        Fields.number("amount", amount, -Fields.LARGEST_AMOUNT, Fields.LARGEST_AMOUNT);
        Fields.require(amount != 0, "amount", "not 0");
        reason = Fields.text("reason", reason, 500);
    }

    AdjustBalance command() {
        return new AdjustBalance(new WalletId(unit), amount, reason);
    }
}
