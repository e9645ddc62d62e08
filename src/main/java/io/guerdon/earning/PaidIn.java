package io.guerdon.earning;

import io.guerdon.ledger.Book;
import io.guerdon.ledger.Claim;
import io.guerdon.ledger.LotTerms;
import io.guerdon.ledger.Maturity;
import io.guerdon.ledger.UnitCost;
import io.guerdon.ledger.Workings;
import io.guerdon.unit.Money;
import io.guerdon.unit.ProgramId;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.SequencedMap;

/**
 * Money that a customer has paid a merchant for stored value, on a gift card or to repay credit, and that the merchant owes from then on.
 *
 * @param till where; its merchant has the money now
 * @param amount more than none
 * @param receipt on which it was paid
 * @param line of the receipt; each pays once, for whatever it is
 */
public record PaidIn(Till till, Money amount, String receipt, int line) {
    /** What a unit of money costs. */
    private static final UnitCost ITSELF = new UnitCost(1, 1);

    public PaidIn {
        if (amount.minor() < 1 || receipt.isBlank() || receipt.length() > 128 || line < 1) {
            throw new IllegalArgumentException("a line of a receipt pays for something");
        }
    }

    /** What an entry is about that money was paid in for. */
    public interface Purpose {
        /** The money. */
        PaidIn paid();
    }

    /** What only one entry gets for a line of a receipt. Its name is as old as gift cards, which had it first. */
    public Claim claim(ProgramId program, String refusalCode) {
        String id = "gift-card-load:" + program + ":" + till.merchant() + ":" + receipt + ":" + line;
        return new Claim(
                id,
                refusalCode,
                entry -> entry.draft().subject().orElse(null) instanceof Purpose purpose && isSameLine(purpose.paid()));
    }

    private boolean isSameLine(PaidIn other) {
        return other.till.merchant().equals(till.merchant()) && other.receipt.equals(receipt) && other.line == line;
    }

    /** Credits it, to be spent until an instant. */
    public void open(Workings workings, WalletId wallet, Instant expiresAt) {
        LotTerms terms = new LotTerms(till.merchant(), ITSELF, expiresAt);
        workings.open(wallet, amount.minor(), terms, Maturity.NOW, book());
    }

    /** What the merchant owes for it. */
    public Book book() {
        return Book.seller(till.merchant());
    }

    /** What tells two requests apart. */
    public void asked(SequencedMap<String, Object> fields) {
        fields.put("merchant", till.merchant());
        fields.put("store", till.store());
        fields.put("terminal", till.terminal());
        fields.put("currency", amount.currency());
        fields.put("amount", amount.minor());
        fields.put("receipt", receipt);
        fields.put("line", line);
    }
}
