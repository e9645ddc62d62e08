package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.coupon.ApplyCoupon;
import io.guerdon.coupon.CouponId;
import io.guerdon.coupon.Coupons;
import io.guerdon.ledger.HoldId;
import io.guerdon.web.CouponAnswers.CouponGiven;
import io.guerdon.web.CouponAnswers.CouponPutAside;
import io.guerdon.web.CouponAnswers.CouponTakenAway;
import io.guerdon.web.CouponAnswers.CouponUsed;
import io.guerdon.web.CouponBodies.CouponCodeBody;
import io.guerdon.web.CouponBodies.CouponReservationBody;
import io.guerdon.web.CouponBodies.CouponSaleBody;
import io.guerdon.web.CouponBodies.GivenCouponBody;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Coupons of members: given, used, put aside, taken away. */
@Controller
class CouponController {
    private final Desk desk;
    private final Coupons coupons;

    CouponController(Desk desk, Coupons coupons) {
        this.desk = desk;
        this.coupons = coupons;
    }

    @PostMapping("/v1/members/{member}/coupons")
    @Operation(summary = "Give a coupon by hand")
    @Requires(Act.GIVE_COUPON)
    Answer<CouponGiven> give(
            Caller caller, IdempotencyKey key, @PathVariable String member, @RequestBody GivenCouponBody body) {
        return desk.change(
                new Order(caller, key, member),
                (program, call) -> coupons.give(program, body.command(), call),
                CouponGiven::of);
    }

    @PostMapping("/v1/members/{member}/coupons/codes")
    @Operation(summary = "Enter a code for a coupon")
    @Requires(Act.ENTER_COUPON_CODE)
    Answer<CouponGiven> enter(
            Caller caller, IdempotencyKey key, @PathVariable String member, @RequestBody CouponCodeBody body) {
        return desk.change(
                new Order(caller, key, member),
                (program, call) -> coupons.give(program, body.command(), call),
                CouponGiven::of);
    }

    @PostMapping("/v1/members/{member}/coupons/{coupon}/redemptions")
    @Operation(summary = "Use a coupon on a sale, and say what it takes off which line")
    @Requires(Act.USE_COUPON)
    Answer<CouponUsed> redeem(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String member,
            @PathVariable String coupon,
            @RequestBody CouponSaleBody body) {
        ApplyCoupon command = body.command(caller, coupon);
        return desk.change(
                new Order(caller, key, member),
                (program, call) -> coupons.apply(program, command, call),
                CouponUsed::of);
    }

    @PostMapping("/v1/members/{member}/coupons/{coupon}/reservations")
    @Operation(summary = "Put a coupon aside for a sale in progress; void it as any hold")
    @Requires(Act.USE_COUPON)
    Answer<CouponPutAside> reserve(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String member,
            @PathVariable String coupon,
            @RequestBody CouponReservationBody body) {
        ApplyCoupon command = body.command(caller, coupon);
        return desk.change(
                new Order(caller, key, member),
                (program, call) -> coupons.apply(program, command, call),
                CouponPutAside::of);
    }

    @PostMapping("/v1/members/{member}/coupons/{coupon}/reservations/{hold}/capture")
    @Operation(summary = "Use a coupon that was put aside, for what was said when it was")
    @Requires(Act.USE_COUPON)
    Answer<CouponUsed> capture(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String member,
            @PathVariable String coupon,
            @PathVariable String hold,
            @RequestBody(required = false) @Nullable EmptyBody body) {
        return desk.change(
                new Order(caller, key, member),
                (program, call) -> coupons.capture(program, new CouponId(coupon), new HoldId(hold), call),
                CouponUsed::of);
    }

    @PostMapping("/v1/members/{member}/coupons/{coupon}/void")
    @Operation(summary = "Take a coupon away")
    @Requires(Act.VOID_COUPON)
    Answer<CouponTakenAway> takeAway(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String member,
            @PathVariable String coupon,
            @RequestBody ReasonBody body) {
        return desk.change(
                new Order(caller, key, member),
                (program, call) -> coupons.takeAway(program, new CouponId(coupon), body.reason(), call),
                CouponTakenAway::of);
    }
}
