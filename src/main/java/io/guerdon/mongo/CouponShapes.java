package io.guerdon.mongo;

import io.guerdon.coupon.CouponApplied;
import io.guerdon.coupon.CouponId;
import io.guerdon.coupon.CouponIssued;
import io.guerdon.coupon.CouponVoided;
import io.guerdon.coupon.Discount.LineOff;
import io.guerdon.ledger.Subject;
import java.util.List;

/** The stored form of what entries about coupons are about. */
final class CouponShapes {
    static final List<Shape<? extends Subject>> ALL = List.of(
            new Shape<>("coupon-issued", CouponIssued.class, CouponShapes::issued, CouponShapes::issued),
            new Shape<>("coupon-applied", CouponApplied.class, CouponShapes::applied, CouponShapes::applied),
            new Shape<>("coupon-voided", CouponVoided.class, CouponShapes::voided, CouponShapes::voided));
    private static final String COUPON = "coupon";

    private CouponShapes() {}

    private static void issued(BsonOut out, CouponIssued issued) {
        out.text(COUPON, issued.coupon().value());
        LotParts.wallet(out, issued.definition());
        out.number("number", issued.number()).text("code", issued.code());
    }

    private static CouponIssued issued(Fields in) {
        return new CouponIssued(coupon(in), LotParts.wallet(in), in.number("number"), in.text("code"));
    }

    private static void applied(BsonOut out, CouponApplied applied) {
        out.text(COUPON, applied.coupon().value());
        LotParts.wallet(out, applied.definition());
        EarningShapes.till(out, applied.till());
        out.text("reference", applied.reference())
                .text("currency", applied.off().currency())
                .list("off", applied.off().lines(), CouponShapes::line);
    }

    private static CouponApplied applied(Fields in) {
        return new CouponApplied(
                coupon(in),
                LotParts.wallet(in),
                EarningShapes.till(in),
                in.text("reference"),
                new CouponApplied.Off(in.text("currency"), in.list("off", CouponShapes::line)));
    }

    private static void line(BsonOut out, LineOff off) {
        out.number("line", off.line()).number("minor", off.minor());
    }

    private static LineOff line(Fields in) {
        return new LineOff(Math.toIntExact(in.number("line")), in.number("minor"));
    }

    private static void voided(BsonOut out, CouponVoided voided) {
        out.text(COUPON, voided.coupon().value());
        LotParts.wallet(out, voided.definition());
    }

    private static CouponVoided voided(Fields in) {
        return new CouponVoided(coupon(in), LotParts.wallet(in));
    }

    private static CouponId coupon(Fields in) {
        return new CouponId(in.text(COUPON));
    }
}
