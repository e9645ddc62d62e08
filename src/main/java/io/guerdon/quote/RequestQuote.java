package io.guerdon.quote;

import io.guerdon.earning.RecordPurchase;
import io.guerdon.unit.WalletId;
import java.util.Collections;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Asks what a purchase would come to.
 *
 * @param purchase what is in the basket; how it is paid is for the quote to say
 * @param use how much of each wallet the member wants to use at most, positive
 */
public record RequestQuote(RecordPurchase purchase, SortedMap<WalletId, Long> use) {
    public RequestQuote {
        use = Collections.unmodifiableSortedMap(new TreeMap<>(use));
        if (!purchase.basket().tenders().isEmpty() || purchase.at().isPresent()) {
            throw new IllegalArgumentException("a quote is for now, and says itself what is to pay");
        }
    }

    SequencedMap<String, Object> fields() {
        SequencedMap<String, Object> fields = purchase.fields();
        fields.put("operation", "quote");
        fields.put("use", use);
        return fields;
    }
}
