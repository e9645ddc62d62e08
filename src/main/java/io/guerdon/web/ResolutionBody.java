package io.guerdon.web;

import io.guerdon.correction.AdjustBalance;
import io.guerdon.unit.WalletId;
import org.jspecify.annotations.Nullable;

/**
 * How a discrepancy is resolved.
 *
 * @param by {@code adjustment} of a member's balance, or {@code note}: it is accepted as it is
 * @param reason why
 * @param member whose balance; the member of the discrepancy's event where it is left out
 * @param unit of an adjustment
 * @param amount of an adjustment, signed, not zero
 */
record ResolutionBody(
        String by,
        String reason,
        @Nullable String member,
        @Nullable String unit,
        @Nullable Long amount) {
    private static final int LONGEST_REASON = 400;

    ResolutionBody {
        by = Fields.text("by", by, 20);
        reason = Fields.text("reason", reason, LONGEST_REASON);
        boolean adjusts = by.equals("adjustment");
        Fields.require(adjusts || by.equals("note"), "by", "adjustment or note");
        Fields.require(
                adjusts || (member == null && unit == null && amount == null),
                "by",
                "a note has no member, unit or amount");
        if (adjusts) {
            unit = Fields.name("unit", unit);
            Fields.number("amount", amount, -Fields.LARGEST_AMOUNT, Fields.LARGEST_AMOUNT);
            Fields.require(amount != null && amount != 0, "amount", "not 0");
            member = member == null ? null : Fields.text("member", member, 200);
        }
    }

    boolean isNote() {
        return by.equals("note");
    }

    AdjustBalance adjustment() {
        return new AdjustBalance(
                new WalletId(Fields.required("unit", unit)), Fields.required("amount", amount), reason);
    }
}
