package io.guerdon.earning;

import io.guerdon.ledger.Subject;

/**
 * A purchase as the journal keeps it.
 *
 * @param purchase its id
 * @param till where
 * @param receipt unique per merchant
 * @param currency ISO 4217 code
 * @param basket what and how paid
 */
public record PurchaseMade(PurchaseId purchase, Till till, String receipt, String currency, Basket basket)
        implements Subject {
    private static final String RECEIPT = "receipt:";

    /** What redemptions that paid a part of this purchase refer to. */
    public String receiptRef() {
        return receiptRef(till.merchant().value(), receipt);
    }

    /** The reference by which spending is found that was done for a merchant's receipt. */
    public static String receiptRef(String merchant, String receipt) {
        return RECEIPT + merchant + ":" + receipt;
    }

    /** Whether a reference is one to a merchant's receipt. */
    public static boolean isReceiptRef(String ref) {
        return ref.startsWith(RECEIPT);
    }
}
