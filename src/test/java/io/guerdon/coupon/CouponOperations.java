package io.guerdon.coupon;

import io.guerdon.ledger.Call;
import io.guerdon.ledger.Operation;
import io.guerdon.program.CouponSettings;
import io.guerdon.program.Program;
import java.util.List;

/** Hands the decisions of this package to tests elsewhere. */
public final class CouponOperations {
    private CouponOperations() {}

    /** A coupon given by hand, of a definition without limits. */
    public static Operation<?> give(Program program, CouponSettings coupon, Call call) {
        GiveCoupon command = new GiveCoupon.ByHand(coupon.id(), "test");
        return new IssueDecision(program, coupon, new IssueDecision.Wish(command, call), List.of(), 0);
    }
}
