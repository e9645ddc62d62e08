package io.guerdon.cashback;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Tells how a payout ended. */
public sealed interface FinishPayout {
    /** Which payout. */
    PayoutId payout();

    /** What tells two requests apart. */
    SequencedMap<String, Object> fields();

    /** The money is on its way to the member for good; {@code reference} is the bank's. */
    record SendPayout(PayoutId payout, String reference) implements FinishPayout {
        @Override
        public SequencedMap<String, Object> fields() {
            return FinishPayout.fields("payout-sent", payout, "reference", reference);
        }
    }

    /** The money came back or never left: it is the member's again. */
    record FailPayout(PayoutId payout, String reason) implements FinishPayout {
        @Override
        public SequencedMap<String, Object> fields() {
            return FinishPayout.fields("payout-failed", payout, "reason", reason);
        }
    }

    private static SequencedMap<String, Object> fields(String operation, PayoutId payout, String name, String value) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("operation", operation);
        fields.put("payout", payout);
        fields.put(name, value);
        return fields;
    }
}
