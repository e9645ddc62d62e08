package io.guerdon.payment;

import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Claim;
import io.guerdon.unit.ProgramId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** What somebody who takes payments tells about a charge. */
public sealed interface SettleCharge {
    /** Names of all fields that one of them can have. */
    List<String> FIELDS = List.of("operation", "charge", "reference", "amount", "reason");

    /** Which. */
    ArrangementId charge();

    /** What tells two requests apart. */
    SequencedMap<String, Object> fields();

    /** What only one of them gets. */
    default List<Claim> claims(ProgramId program) {
        return List.of();
    }

    private static SequencedMap<String, Object> fields(String operation, ArrangementId charge) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("operation", operation);
        fields.put("charge", charge);
        return fields;
    }

    /**
     * It was paid.
     *
     * @param reference of the payment; one payment pays one charge
     */
    record Confirm(ArrangementId charge, String reference) implements SettleCharge {
        @Override
        public SequencedMap<String, Object> fields() {
            SequencedMap<String, Object> fields = SettleCharge.fields("charge-confirm", charge);
            fields.put("reference", reference);
            return fields;
        }

        @Override
        public List<Claim> claims(ProgramId program) {
            return List.of(Claim.of(
                    "payment:" + program + ":" + reference,
                    "payment-reference-used",
                    ChargeConfirmed.class,
                    confirmed -> confirmed.reference().equals(reference)));
        }
    }

    /**
     * Somebody tried to pay it, in vain.
     *
     * @param reason why
     */
    record Fail(ArrangementId charge, String reason) implements SettleCharge {
        @Override
        public SequencedMap<String, Object> fields() {
            SequencedMap<String, Object> fields = SettleCharge.fields("charge-fail", charge);
            fields.put("reason", reason);
            return fields;
        }
    }

    /**
     * It was paid back, in part or whole.
     *
     * @param amount in minor units, more than none; empty for all that is left of it
     * @param reference of the payment back; empty for none
     * @param reason why
     */
    record Refund(ArrangementId charge, Optional<Long> amount, String reference, String reason)
            implements SettleCharge {
        @Override
        public SequencedMap<String, Object> fields() {
            SequencedMap<String, Object> fields = SettleCharge.fields("charge-refund", charge);
            amount.ifPresent(some -> fields.put("amount", some));
            fields.put("reference", reference);
            fields.put("reason", reason);
            return fields;
        }
    }
}
