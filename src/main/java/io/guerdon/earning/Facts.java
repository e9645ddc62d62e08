package io.guerdon.earning;

import io.guerdon.program.Condition;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/** What conditions on a purchase as a whole see. Rules share conditions, and each different one is asked once. */
final class Facts {
    private final Map<String, Object> values = new HashMap<>();
    private final IdentityHashMap<Condition, Boolean> asked = new IdentityHashMap<>();
    private final RecordPurchase purchase;
    private final ZonedDateTime time;
    private final Map<String, Object> member;

    /** Of a purchase, its time in the program's zone, and what rules ask of the member. */
    Facts(RecordPurchase purchase, ZonedDateTime time, Map<String, Object> member) {
        this.purchase = purchase;
        this.time = time;
        this.member = member;
    }

    /** Whether a condition holds. */
    boolean hold(Condition condition) {
        if (values.isEmpty()) {
            describe();
        }
        return asked.computeIfAbsent(condition, unasked -> unasked.holds(values));
    }

    private void describe() {
        values.putAll(PurchaseFacts.of(purchase.till(), purchase.basket(), time));
        values.putAll(member);
    }
}
