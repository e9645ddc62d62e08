package io.guerdon.web;

import io.guerdon.correction.AdjustBalance;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import org.jspecify.annotations.Nullable;

/**
 * A credit or debit by hand.
 *
 * @param unit which wallet
 * @param amount signed, not zero
 * @param reason why
 * @param merchant in whose name: it funds what is credited, and what is taken is its own first; left out, the program funds it
 */
record AdjustmentBody(
        String unit, Long amount, String reason, @Nullable String merchant) {
    AdjustmentBody {
        unit = Fields.name("unit", unit);
        Fields.number("amount", amount, -Fields.LARGEST_AMOUNT, Fields.LARGEST_AMOUNT);
        Fields.require(amount != 0, "amount", "not 0");
        reason = Fields.text("reason", reason, 500);
        merchant = merchant == null ? null : Fields.name("merchant", merchant);
    }

    AdjustBalance command() {
        AdjustBalance adjustment = new AdjustBalance(new WalletId(unit), amount, reason);
        return merchant == null ? adjustment : adjustment.of(new MerchantId(merchant));
    }
}
