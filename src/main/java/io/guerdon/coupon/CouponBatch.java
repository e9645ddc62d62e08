package io.guerdon.coupon;

import io.guerdon.ledger.EntryKey;
import io.guerdon.unit.ProgramId;
import io.guerdon.unit.WalletId;

/**
 * Codes that were made together. They are not kept one by one: each follows from the batch's secret.
 *
 * @param program whose
 * @param number from 1 in the program, at most {@link #MOST}
 * @param order what was asked for
 * @param request the key it was asked for with
 * @param secret 64 hexadecimal digits
 */
public record CouponBatch(ProgramId program, int number, Order order, EntryKey request, String secret) {
    /** Most batches of a program. */
    public static final int MOST = (1 << 15) - 1;

    /** What was asked for: so many codes, each for one coupon of a definition. */
    public record Order(WalletId definition, int count) {}

    /** Logs never carry the secret. */
    @Override
    public String toString() {
        return "CouponBatch[" + program + "/" + number + "]";
    }
}
