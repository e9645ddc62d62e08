package io.guerdon.giftcard;

import io.guerdon.earning.PaidIn;
import io.guerdon.earning.Till;
import io.guerdon.ledger.Claim;
import io.guerdon.unit.Money;
import io.guerdon.unit.ProgramId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Puts money on a card that a customer has paid for it.
 *
 * @param how whether it is sold by that
 * @param paid the money; each line of a receipt pays for one card
 */
public record LoadGiftCard(How how, PaidIn paid) {
    static final List<String> FIELDS = List.of(
            "operation", "definition", "merchant", "store", "terminal", "currency", "amount", "receipt", "line");

    /** What becomes of a card that money is put on. */
    public enum How {
        /** It is sold. */
        ACTIVATION,
        /** It was sold before, and has more on it now. */
        TOP_UP
    }

    /** What only one card gets for a line of a receipt. */
    Claim claim(ProgramId program) {
        return paid.claim(program, "gift-card-receipt-already-used");
    }

    Till till() {
        return paid.till();
    }

    Money amount() {
        return paid.amount();
    }

    SequencedMap<String, Object> fields() {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("operation", how == How.ACTIVATION ? "gift-card-activation" : "gift-card-top-up");
        paid.asked(fields);
        return fields;
    }
}
