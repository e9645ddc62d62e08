package io.guerdon.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guerdon.coupon.CouponApplied;
import io.guerdon.coupon.CouponIssued;
import io.guerdon.coupon.CouponVoided;
import io.guerdon.coupon.HeldCoupon;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.LotTerms;
import io.guerdon.ledger.Maturity;
import io.guerdon.ledger.Movement;
import io.guerdon.web.EarnAnswers.Earned;
import io.guerdon.web.SpendAnswers.Value;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is answered about coupons. */
final class CouponAnswers {
    private CouponAnswers() {}

    /** What a member has. */
    record CouponList(List<CouponView> items) {
        static CouponList of(List<HeldCoupon> coupons, ZoneId zone) {
            return new CouponList(
                    coupons.stream().map(coupon -> CouponView.of(coupon, zone)).toList());
        }
    }

    /**
     * Coupons of one name in one state.
     *
     * @param coupon by which they are used
     * @param definition of which sort
     * @param state available, pending or reserved
     * @param count how many
     * @param expiresAt in the program's zone; left out where they do not expire
     * @param usableFrom in the program's zone, of pending ones; left out where that is when something happens
     * @param reservation of reserved ones
     * @param lapsesAt when the reservation ends by itself
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CouponView(
            String coupon,
            String definition,
            String state,
            long count,
            @Nullable OffsetDateTime expiresAt,
            @Nullable OffsetDateTime usableFrom,
            @Nullable String reservation,
            @Nullable Instant lapsesAt) {
        static CouponView of(HeldCoupon held, ZoneId zone) {
            OffsetDateTime expires = at(held.expiresAt(), zone);
            String coupon = held.coupon().value();
            String definition = held.definition().value();
            return switch (held.state()) {
                case HeldCoupon.State.Available _ ->
                    new CouponView(coupon, definition, "available", held.count(), expires, null, null, null);
                case HeldCoupon.State.Pending pending ->
                    new CouponView(
                            coupon, definition, "pending", held.count(), expires, from(pending, zone), null, null);
                case HeldCoupon.State.Reserved reserved ->
                    new CouponView(
                            coupon,
                            definition,
                            "reserved",
                            held.count(),
                            expires,
                            null,
                            reserved.hold().value(),
                            reserved.lapsesAt());
            };
        }

        private static @Nullable OffsetDateTime from(HeldCoupon.State.Pending pending, ZoneId zone) {
            return pending.maturity() instanceof Maturity.MaturesAt from ? at(from.at(), zone) : null;
        }
    }

    private static @Nullable OffsetDateTime at(Instant instant, ZoneId zone) {
        return instant.equals(LotTerms.NEVER) ? null : instant.atZone(zone).toOffsetDateTime();
    }

    /** A coupon given. */
    record CouponGiven(Stamp entry, String coupon, List<Earned> given, Map<String, Totals> balances) {
        static CouponGiven of(Entry entry, ZoneId zone) {
            CouponIssued issued = EarnAnswers.subject(entry, CouponIssued.class);
            return new CouponGiven(
                    Stamp.of(entry), issued.coupon().value(), Earned.in(entry, zone), Totals.of(entry.after()));
        }
    }

    /** Money off a line, in minor units. */
    record LineDiscount(int line, long amount) {
        static List<LineDiscount> of(CouponApplied applied) {
            return applied.off().lines().stream()
                    .map(off -> new LineDiscount(off.line(), off.minor()))
                    .toList();
        }
    }

    /** A coupon used. */
    record CouponUsed(
            Stamp entry,
            String coupon,
            String definition,
            Value value,
            List<LineDiscount> discount,
            Map<String, Totals> balances) {
        static CouponUsed of(Entry entry, ZoneId zone) {
            CouponApplied applied = EarnAnswers.subject(entry, CouponApplied.class);
            return new CouponUsed(
                    Stamp.of(entry),
                    applied.coupon().value(),
                    applied.definition().value(),
                    off(applied),
                    LineDiscount.of(applied),
                    Totals.of(entry.after()));
        }
    }

    private static Value off(CouponApplied applied) {
        return new Value(applied.off().total(), applied.off().currency());
    }

    /** A coupon put aside. */
    record CouponPutAside(
            Stamp entry,
            String coupon,
            String definition,
            String reservation,
            Instant lapsesAt,
            Value value,
            List<LineDiscount> discount,
            Map<String, Totals> balances) {
        static CouponPutAside of(Entry entry, ZoneId zone) {
            CouponApplied applied = EarnAnswers.subject(entry, CouponApplied.class);
            Movement.HoldOpened hold = entry.movements().stream()
                    .filter(Movement.HoldOpened.class::isInstance)
                    .map(Movement.HoldOpened.class::cast)
                    .findFirst()
                    .orElseThrow();
            return new CouponPutAside(
                    Stamp.of(entry),
                    applied.coupon().value(),
                    applied.definition().value(),
                    hold.hold().value(),
                    hold.lapsesAt(),
                    off(applied),
                    LineDiscount.of(applied),
                    Totals.of(entry.after()));
        }
    }

    /** A coupon taken away. */
    record CouponTakenAway(Stamp entry, String coupon, String definition, Map<String, Totals> balances) {
        static CouponTakenAway of(Entry entry, ZoneId zone) {
            CouponVoided voided = EarnAnswers.subject(entry, CouponVoided.class);
            return new CouponTakenAway(
                    Stamp.of(entry),
                    voided.coupon().value(),
                    voided.definition().value(),
                    Totals.of(entry.after()));
        }
    }
}
