package io.guerdon.coupon;

import io.guerdon.coupon.CouponRefusal.CouponOutOfStock;
import io.guerdon.coupon.IssueDecision.Wish;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.Claim;
import io.guerdon.ledger.History;
import io.guerdon.ledger.HoldId;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.Outcome;
import io.guerdon.program.CouponSettings;
import io.guerdon.program.Program;
import io.guerdon.stock.Stocks;
import java.util.List;

/** Gives coupons, uses them and takes them away. */
public final class Coupons {
    private final Stores stores;
    private final CouponCodes codes;

    /** Where coupons are kept: in the ledger, as everything is; the stocks number those of which there are only so many. */
    public record Stores(Ledger ledger, History history, Stocks stocks) {}

    /** Coupons in a ledger, also for codes. */
    public Coupons(Stores stores, CouponCodes codes) {
        this.stores = stores;
        this.codes = codes;
    }

    /** Gives a coupon by hand, or for a code. */
    public Outcome give(Program program, GiveCoupon command, Call call) {
        Wish wish = new Wish(command, call);
        return switch (codes.named(program, command)) {
            case CouponCodes.Named.Nothing nothing -> stores.ledger().refuse(wish.terms(List.of()), nothing.refusal());
            case CouponCodes.Named.Definition found -> given(program, found.coupon(), wish, found.claims());
        };
    }

    private Outcome given(Program program, CouponSettings coupon, Wish wish, List<Claim> claims) {
        boolean repeated =
                stores.history().byKey(wish.call().chain(), wish.call().key()).isPresent();
        return repeated || coupon.supply().stock().isEmpty()
                ? stores.ledger().submit(new IssueDecision(program, coupon, wish, claims, 0))
                : stores.ledger()
                        .taken(claims)
                        .map(used -> stores.ledger().refuse(wish.terms(claims), used))
                        .orElseGet(() -> fromStock(program, coupon, wish, claims));
    }

    private Outcome fromStock(Program program, CouponSettings coupon, Wish wish, List<Claim> claims) {
        long most = coupon.supply().stock().orElseThrow();
        return stores.stocks()
                .of(program.id(), new CouponNumbers(coupon.id()))
                .take(
                        most,
                        wish.call(),
                        place -> place.map(free ->
                                        stores.ledger().submit(IssueDecision.at(free, program, coupon, wish, claims)))
                                .orElseGet(
                                        () -> stores.ledger().refuse(wish.terms(claims), new CouponOutOfStock(most))));
    }

    /** Uses a coupon on a sale, or puts it aside for one; a refusal is remembered under its key. */
    public Outcome apply(Program program, ApplyCoupon command, Call call) {
        return stores.ledger().submit(new ApplyDecision(program, command, call));
    }

    /** Uses a coupon that was put aside. */
    public Outcome capture(Program program, CouponId coupon, HoldId hold, Call call) {
        return stores.ledger().submit(new CaptureDecision(program, coupon, hold, call));
    }

    /** Takes a coupon away, for a reason. */
    public Outcome takeAway(Program program, CouponId coupon, String reason, Call call) {
        return stores.ledger().submit(new VoidDecision(program, coupon, reason, call));
    }
}
