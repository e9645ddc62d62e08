package io.guerdon.coupon;

import io.guerdon.coupon.Discount.LineOff;
import io.guerdon.earning.Till;
import io.guerdon.ledger.Subject;
import io.guerdon.unit.WalletId;
import java.util.List;

/**
 * A coupon put aside for a sale or used on it, as the journal keeps it.
 *
 * @param coupon its id
 * @param definition of which sort
 * @param till where
 * @param reference of the sale
 * @param off what it takes off
 */
public record CouponApplied(CouponId coupon, WalletId definition, Till till, String reference, Off off)
        implements Subject {
    /** Money off by line. */
    public record Off(String currency, List<LineOff> lines) {
        public Off {
            lines = List.copyOf(lines);
        }

        /** In all, in minor units. */
        public long total() {
            return lines.stream().mapToLong(LineOff::minor).sum();
        }
    }
}
