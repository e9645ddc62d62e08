package io.guerdon.credit;

import io.guerdon.earning.PaidIn;
import io.guerdon.ledger.Claim;
import io.guerdon.unit.ProgramId;
import io.guerdon.unit.WalletId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Repays what is owed, in part or whole.
 *
 * @param wallet of which credit
 * @param paid the money
 * @param payment how the customer paid it, or the payment's reference; empty where it is not given
 */
public record RepayCredit(WalletId wallet, PaidIn paid, String payment) {
    static final List<String> FIELDS = List.of(
            "operation", "unit", "merchant", "store", "terminal", "currency", "amount", "receipt", "line", "payment");

    public RepayCredit {
        if (payment.length() > 128) {
            throw new IllegalArgumentException("a payment has a reference of at most 128 characters");
        }
    }

    /** A line of a receipt pays once, whatever for. */
    Claim claim(ProgramId program) {
        return paid.claim(program, "repayment-receipt-already-used");
    }

    SequencedMap<String, Object> fields() {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("operation", "credit-repayment");
        fields.put("unit", wallet);
        paid.asked(fields);
        fields.put("payment", payment);
        return fields;
    }
}
