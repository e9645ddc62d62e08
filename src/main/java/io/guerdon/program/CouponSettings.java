package io.guerdon.program;

import io.guerdon.unit.WalletId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A definition of coupons. Its id is a wallet too, in which each unit is one coupon; so rules can give it.
 *
 * @param id unique among wallets
 * @param off what it takes off; it never changes, members may have some
 * @param use on what it may be used
 * @param supply how many are given, and how
 * @param lots from when and until when each can be used
 */
public record CouponSettings(WalletId id, CouponOff off, Usage use, Supply supply, LotPolicy lots) {

    /**
     * On what a coupon may be used.
     *
     * @param minimumMinor what the goods it counts come to at least, in minor units
     * @param goods which lines count; empty for every line
     * @param merchants at whose tills; empty for every merchant
     * @param when conditions in CEL on the purchase that all hold, see {@link Condition#onAnybodysPurchase}
     * @param stacking two coupons of one class are never used on one receipt; one without a class stands alone
     */
    public record Usage(
            long minimumMinor, List<Goods> goods, Set<String> merchants, List<String> when, Optional<String> stacking) {
        public Usage {
            goods = List.copyOf(goods);
            // In order, so that settings read the same wherever they are shown.
            merchants = Collections.unmodifiableSortedSet(new TreeSet<>(merchants));
            when = List.copyOf(when);
        }

        /** Whether coupons of two definitions may be used on one receipt. */
        public static boolean stack(CouponSettings one, CouponSettings other) {
            Optional<String> first = one.use.stacking;
            Optional<String> second = other.use.stacking;
            return first.isPresent() && second.isPresent() && !first.equals(second);
        }
    }

    /**
     * How many are given by hand and by code. What rules give has no such limits.
     *
     * @param stock to all members together
     * @param perMember to one member
     * @param code that any member may enter, in capitals
     */
    public record Supply(Optional<Long> stock, Optional<Long> perMember, Optional<String> code) {}
}
