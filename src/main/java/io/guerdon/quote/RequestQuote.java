package io.guerdon.quote;

import io.guerdon.coupon.CouponId;
import io.guerdon.earning.RecordPurchase;
import io.guerdon.unit.WalletId;
import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Asks what a purchase would come to.
 *
 * @param purchase what is in the basket; how it is paid is for the quote to say
 * @param use how much of each wallet the member wants to use at most, positive
 * @param coupons which the member wants to use, in this order
 */
public record RequestQuote(RecordPurchase purchase, SortedMap<WalletId, Long> use, List<CouponId> coupons) {
    public RequestQuote {
        coupons = List.copyOf(coupons);
        use = Collections.unmodifiableSortedMap(new TreeMap<>(use));
        if (!purchase.basket().tenders().isEmpty() || purchase.at().isPresent()) {
            throw new IllegalArgumentException("a quote is for now, and says itself what is to pay");
        }
    }

    SequencedMap<String, Object> fields() {
        SequencedMap<String, Object> fields = purchase.fields();
        fields.put("operation", "quote");
        fields.put("use", use);
        fields.put("coupons", coupons);
        return fields;
    }
}
