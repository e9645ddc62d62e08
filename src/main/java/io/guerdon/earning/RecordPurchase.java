package io.guerdon.earning;

import io.guerdon.ledger.Claim;
import io.guerdon.unit.ProgramId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Records a sale so that it earns.
 *
 * @param till where
 * @param receipt unique per merchant; the sale's natural key
 * @param at when; empty for now
 * @param currency ISO 4217 code
 * @param basket what and how paid
 */
public record RecordPurchase(Till till, String receipt, Optional<Instant> at, String currency, Basket basket) {
    public RecordPurchase {
        if (receipt.isBlank() || receipt.length() > 128) {
            throw new IllegalArgumentException("a receipt is 1 to 128 characters");
        }
    }

    /** A merchant's receipt belongs to one entry among all. */
    public Claim claim(ProgramId program) {
        return PurchaseDecision.receiptClaim(program, till.merchant().value(), receipt);
    }

    /** What tells two purchases apart. */
    public SequencedMap<String, Object> fields() {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("operation", "purchase");
        fields.put("merchant", till.merchant());
        fields.put("store", till.store());
        fields.put("terminal", till.terminal());
        fields.put("receipt", receipt);
        at.ifPresent(time -> fields.put("at", time));
        fields.put("currency", currency);
        fields.put("lines", basket.lines());
        fields.put("tenders", basket.tenders());
        return fields;
    }
}
