package io.guerdon.coupon;

import io.guerdon.ledger.LotId;
import io.guerdon.unit.MemberId;
import java.util.Optional;

/**
 * A coupon, named after its member and its lot: {@code cpn_<member>-<seq>.<index>}. Coupons that one rule gave at once are one
 * lot and have one name; each use takes one of them.
 */
public record CouponId(String value) {
    /** The coupon, or coupons, of a lot. */
    public static CouponId of(MemberId member, LotId lot) {
        return new CouponId(prefix(member) + lot);
    }

    private static String prefix(MemberId member) {
        return "cpn_" + member.name() + "-";
    }

    /** Its lot, where it is one of this member. */
    Optional<LotId> lotOf(MemberId member) {
        String prefix = prefix(member);
        String lot = value.startsWith(prefix) ? value.substring(prefix.length()) : "";
        return lot.matches("[1-9][0-9]{0,17}\\.[0-9]{1,9}") ? Optional.of(LotId.parse(lot)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
