package io.guerdon.web;

import io.guerdon.conversion.PointsConverted;
import io.guerdon.earning.GoodsReturned;
import io.guerdon.earning.PaidIn;
import io.guerdon.earning.PurchaseMade;
import io.guerdon.earning.Till;
import io.guerdon.ledger.Entry;
import io.guerdon.redemption.PointsRedeemed;

/** The receipts that entries are about, as a customer finds them: the merchant and what is printed on the paper. */
final class Receipts {
    private Receipts() {}

    /** For example {@code cafe:R-1001}, or {@code X-77} for the receipt of a return; empty where an entry is about none. */
    static String of(Entry entry) {
        return switch (entry.draft().subject().orElse(null)) {
            case PurchaseMade made -> named(made.till(), made.receipt());
            case PaidIn.Purpose in -> named(in.paid().till(), in.paid().receipt());
            case GoodsReturned returned -> returned.receipt();
            case PointsRedeemed spent -> named(spent.till(), spent.reference());
            case PointsConverted made -> made.merchant().value() + ":" + made.reference();
            case null, default -> "";
        };
    }

    private static String named(Till till, String receipt) {
        return receipt.isEmpty() ? "" : till.merchant().value() + ":" + receipt;
    }
}
