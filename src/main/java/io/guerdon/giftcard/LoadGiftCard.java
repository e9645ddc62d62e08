package io.guerdon.giftcard;

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
 * @param till where; its merchant has the money now, and owes what is on the card
 * @param amount more than none
 * @param receipt on which the customer has paid
 * @param line of the receipt; each pays for one card, once
 */
public record LoadGiftCard(How how, Till till, Money amount, String receipt, int line) {
    static final List<String> FIELDS = List.of(
            "operation", "definition", "merchant", "store", "terminal", "currency", "amount", "receipt", "line");

    /** What becomes of a card that money is put on. */
    public enum How {
        /** It is sold. */
        ACTIVATION,
        /** It was sold before, and has more on it now. */
        TOP_UP
    }

    public LoadGiftCard {
        if (amount.minor() < 1 || receipt.isBlank() || receipt.length() > 128 || line < 1) {
            throw new IllegalArgumentException("a line of a receipt pays for something");
        }
    }

    /** What only one card gets for a line of a receipt. */
    Claim claim(ProgramId program) {
        String id = "gift-card-load:" + program + ":" + till.merchant() + ":" + receipt + ":" + line;
        return Claim.of(id, "gift-card-receipt-already-used", GiftCardLoaded.class, this::isPaidLike);
    }

    private boolean isPaidLike(GiftCardLoaded loaded) {
        return loaded.till().merchant().equals(till.merchant())
                && loaded.receipt().equals(receipt)
                && loaded.line() == line;
    }

    SequencedMap<String, Object> fields() {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("operation", how == How.ACTIVATION ? "gift-card-activation" : "gift-card-top-up");
        fields.put("merchant", till.merchant());
        fields.put("store", till.store());
        fields.put("terminal", till.terminal());
        fields.put("currency", amount.currency());
        fields.put("amount", amount.minor());
        fields.put("receipt", receipt);
        fields.put("line", line);
        return fields;
    }
}
