package io.guerdon.coupon;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Lot;
import io.guerdon.program.CouponSettings;
import io.guerdon.program.Program;
import io.guerdon.unit.WalletId;
import java.util.List;
import java.util.Optional;

/**
 * A coupon that a member could use now, for whoever uses it together with other things.
 *
 * @param definition of which sort
 * @param lot that one of it is taken from
 */
public record UsableCoupon(CouponSettings definition, Lot lot) {
    /** Finds it; empty where the member has none of that name that can be used. */
    public static Optional<UsableCoupon> find(Program program, AccountState state, CouponId coupon) {
        return coupon.lotOf(state.chain().owner())
                .flatMap(id -> program.catalogue().coupons().stream()
                        .flatMap(definition -> state.wallet(definition.id()).spendable().values().stream()
                                .filter(lot -> lot.id().equals(id))
                                .map(lot -> new UsableCoupon(definition, lot)))
                        .findFirst());
    }

    /** Whether it may be used on a receipt beside coupons of these definitions. */
    public boolean stacksWith(Program program, List<WalletId> others) {
        return others.stream()
                .flatMap(other -> program.catalogue().coupon(other).stream())
                .allMatch(other -> CouponSettings.Usage.stack(definition, other));
    }

    /** The definitions of coupons used on a receipt, from the entries that refer to it. */
    public static List<WalletId> usedOn(List<Entry> onReceipt) {
        return Applying.used(onReceipt).toList();
    }
}
