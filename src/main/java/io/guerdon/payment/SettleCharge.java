package io.guerdon.payment;

import io.guerdon.ledger.ArrangementId;
import io.guerdon.ledger.Claim;
import io.guerdon.unit.MerchantId;
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

    /** What only one of them gets, of the charges to be paid to a merchant. */
    default List<Claim> claims(ProgramId program, MerchantId merchant) {
        return List.of();
    }

    /** What an operator may, and a till may not: what was stolen must not be paid out. */
    enum WhenBarred {
        PAYS_BACK,
        REFUSES
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
     * @param reference of the payment; one payment to a merchant pays one charge
     */
    record Confirm(ArrangementId charge, String reference) implements SettleCharge {
        @Override
        public SequencedMap<String, Object> fields() {
            SequencedMap<String, Object> fields = SettleCharge.fields("charge-confirm", charge);
            fields.put("reference", reference);
            return fields;
        }

        @Override
        public List<Claim> claims(ProgramId program, MerchantId merchant) {
            return List.of(Claim.of(
                    "payment:" + program + ":" + merchant + ":" + reference,
                    "payment-reference-used",
                    ChargeConfirmed.class,
                    confirmed -> confirmed.reference().equals(reference)
                            && confirmed.charge().merchant().equals(merchant)));
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
     * @param reference of the payment back, which is told once; empty for none
     * @param reason why
     * @param whenBarred whether it may be where the account may not spend
     */
    record Refund(ArrangementId charge, Optional<Long> amount, String reference, String reason, WhenBarred whenBarred)
            implements SettleCharge {
        @Override
        public List<Claim> claims(ProgramId program, MerchantId merchant) {
            return reference.isEmpty() ? List.of() : List.of(claim(program));
        }

        private Claim claim(ProgramId program) {
            return Claim.of(
                    "payment-back:" + program + ":" + charge + ":" + reference,
                    "refund-reference-used",
                    ChargeRefunded.class,
                    refunded -> refunded.reference().equals(reference)
                            && refunded.id().equals(charge));
        }

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
