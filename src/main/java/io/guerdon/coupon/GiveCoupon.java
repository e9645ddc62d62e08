package io.guerdon.coupon;

import io.guerdon.unit.WalletId;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Gives a member a coupon. */
public sealed interface GiveCoupon {
    /** What tells two requests apart. */
    SequencedMap<String, Object> fields();

    /** By hand, for a reason. */
    record ByHand(WalletId definition, String reason) implements GiveCoupon {
        @Override
        public SequencedMap<String, Object> fields() {
            SequencedMap<String, Object> fields = new LinkedHashMap<>();
            fields.put("operation", "coupon");
            fields.put("definition", definition);
            fields.put("reason", reason);
            return fields;
        }
    }

    /** For a code that was entered, as it was entered. */
    record ByCode(String code) implements GiveCoupon {
        @Override
        public SequencedMap<String, Object> fields() {
            SequencedMap<String, Object> fields = new LinkedHashMap<>();
            fields.put("operation", "coupon-code");
            fields.put("code", code);
            return fields;
        }
    }
}
