package io.guerdon.web;

import io.guerdon.access.Caller;
import io.guerdon.coupon.ApplyCoupon;
import io.guerdon.coupon.CouponId;
import io.guerdon.coupon.GiveCoupon;
import io.guerdon.coupon.Sale;
import io.guerdon.earning.Basket;
import io.guerdon.unit.WalletId;
import io.guerdon.web.PurchaseBody.LineBody;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is said to give coupons and to use them. */
final class CouponBodies {
    private static final int MOST_LINES = 1_000;
    private static final int LONGEST_CODE = 64;

    private CouponBodies() {}

    /**
     * A coupon to give by hand.
     *
     * @param definition of which sort
     * @param reason why; 1 to 500 characters, without personal data
     */
    record GivenCouponBody(String definition, String reason) {
        GivenCouponBody {
            definition = Fields.name("definition", definition);
            reason = Fields.text("reason", reason, 500);
        }

        GiveCoupon command() {
            return new GiveCoupon.ByHand(new WalletId(definition), reason);
        }
    }

    /** A code that a member has entered, however it is grouped. */
    record CouponCodeBody(String code) {
        CouponCodeBody {
            code = Fields.text("code", code, LONGEST_CODE);
        }

        GiveCoupon command() {
            return new GiveCoupon.ByCode(code);
        }
    }

    /**
     * A sale that a coupon is used on.
     *
     * @param merchant whose till
     * @param store where, may be left out
     * @param terminal which till, may be left out
     * @param reference the receipt the goods will have
     * @param currency ISO 4217 code
     * @param lines at least one, at most 1000, with the prices the coupon is to lower
     */
    record CouponSaleBody(
            String merchant,
            @Nullable String store,
            @Nullable String terminal,
            String reference,
            String currency,
            List<LineBody> lines) {
        CouponSaleBody {
            merchant = Fields.name("merchant", merchant);
            Fields.optionalName("store", store);
            Fields.optionalName("terminal", terminal);
            reference = Fields.text("reference", reference, 128);
            currency = Fields.text("currency", currency, 3);
            lines = numbered(lines);
        }

        ApplyCoupon command(Caller caller, String coupon) {
            return new ApplyCoupon.Redeem(
                    new CouponId(coupon),
                    new Sale(Tills.of(caller, merchant, store, terminal), reference, currency, basket(lines)));
        }
    }

    /**
     * A sale in progress that a coupon is put aside for.
     *
     * @param merchant whose till
     * @param store where, may be left out
     * @param terminal which till, may be left out
     * @param reference the receipt the goods will have
     * @param currency ISO 4217 code
     * @param lines at least one, at most 1000, with the prices the coupon is to lower
     * @param lapsesAfter how long it is put aside, at least a second, in whole milliseconds
     */
    record CouponReservationBody(
            String merchant,
            @Nullable String store,
            @Nullable String terminal,
            String reference,
            String currency,
            List<LineBody> lines,
            Duration lapsesAfter) {
        CouponReservationBody {
            merchant = Fields.name("merchant", merchant);
            Fields.optionalName("store", store);
            Fields.optionalName("terminal", terminal);
            reference = Fields.text("reference", reference, 128);
            currency = Fields.text("currency", currency, 3);
            lines = numbered(lines);
            Fields.required("lapsesAfter", lapsesAfter);
            Fields.require(lapsesAfter.compareTo(Duration.ofSeconds(1)) >= 0, "lapsesAfter", "at least PT1S");
            lapsesAfter = lapsesAfter.truncatedTo(ChronoUnit.MILLIS);
        }

        ApplyCoupon command(Caller caller, String coupon) {
            return new ApplyCoupon.Reserve(
                    new CouponId(coupon),
                    new Sale(Tills.of(caller, merchant, store, terminal), reference, currency, basket(lines)),
                    lapsesAfter);
        }
    }

    private static List<LineBody> numbered(@Nullable List<LineBody> given) {
        List<LineBody> lines = Fields.list("lines", Fields.required("lines", given), MOST_LINES);
        Fields.require(!lines.isEmpty(), "lines", "at least one");
        Set<Integer> numbers = new HashSet<>();
        for (int place = 0; place < lines.size(); place++) {
            Fields.require(
                    numbers.add(lines.get(place).line()), "lines[" + place + "].line", "each line has its own number");
        }
        return lines;
    }

    private static Basket basket(List<LineBody> lines) {
        return new Basket(lines.stream().map(LineBody::bought).toList(), List.of());
    }
}
