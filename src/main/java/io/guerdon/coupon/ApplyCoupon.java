package io.guerdon.coupon;

import io.guerdon.earning.Till;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Uses a coupon on a sale, at once or when the sale is paid. */
public sealed interface ApplyCoupon {
    /** Names of all fields a request can have. */
    List<String> FIELDS = List.of(
            "operation", "coupon", "merchant", "store", "terminal", "reference", "currency", "lines", "lapsesAfter");

    /** Which coupon. */
    CouponId coupon();

    /** On what. */
    Sale sale();

    /** What tells two requests apart. */
    SequencedMap<String, Object> fields();

    /** At once. */
    record Redeem(CouponId coupon, Sale sale) implements ApplyCoupon {
        @Override
        public SequencedMap<String, Object> fields() {
            return of("coupon-redemption", this);
        }
    }

    /** Puts it aside until it is captured or voided, or the time is up. */
    record Reserve(CouponId coupon, Sale sale, Duration lapsesAfter) implements ApplyCoupon {
        @Override
        public SequencedMap<String, Object> fields() {
            SequencedMap<String, Object> fields = of("coupon-reservation", this);
            fields.put("lapsesAfter", lapsesAfter);
            return fields;
        }
    }

    private static SequencedMap<String, Object> of(String operation, ApplyCoupon command) {
        Till till = command.sale().till();
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("operation", operation);
        fields.put("coupon", command.coupon());
        fields.put("merchant", till.merchant());
        fields.put("store", till.store());
        fields.put("terminal", till.terminal());
        fields.put("reference", command.sale().reference());
        fields.put("currency", command.sale().currency());
        fields.put("lines", command.sale().basket().lines());
        return fields;
    }
}
