package io.guerdon.earning;

import io.guerdon.ledger.Subject;
import java.util.List;

/**
 * A purchase as the journal keeps it.
 *
 * @param purchase its id
 * @param till where
 * @param receipt unique per merchant
 * @param currency ISO 4217 code
 * @param basket what and how paid
 * @param matched how it was judged
 */
public record PurchaseMade(
        PurchaseId purchase, Till till, String receipt, String currency, Basket basket, Matched matched)
        implements Subject {

    /** A purchase that no rule matched. */
    public PurchaseMade(PurchaseId purchase, Till till, String receipt, String currency, Basket basket) {
        this(purchase, till, receipt, currency, basket, Matched.NONE);
    }

    /** The same, had it been judged otherwise. */
    PurchaseMade matched(Matched other) {
        return new PurchaseMade(purchase, till, receipt, currency, basket, other);
    }

    /** The rules that matched. */
    public List<String> rules() {
        return matched.rules();
    }

    private static final String RECEIPT = "receipt:";

    /** What redemptions that paid a part of this purchase refer to. */
    public String receiptRef() {
        return receiptRef(till.merchant().value(), receipt);
    }

    /** Whether it is the sale of a merchant's receipt. */
    boolean isReceipt(String merchant, String number) {
        return till.merchant().value().equals(merchant) && receipt.equals(number);
    }

    /** The reference by which spending is found that was done for a merchant's receipt. */
    public static String receiptRef(String merchant, String receipt) {
        return RECEIPT + merchant + ":" + receipt;
    }

    /** Whose receipt a reference is to. */
    public static String merchantOf(String receiptRef) {
        return receiptRef.substring(RECEIPT.length(), receiptRef.indexOf(':', RECEIPT.length()));
    }

    /** Whether a reference is one to a merchant's receipt. */
    public static boolean isReceiptRef(String ref) {
        return ref.startsWith(RECEIPT);
    }
}
