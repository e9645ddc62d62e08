package io.guerdon.earning;

import io.guerdon.program.Condition;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/** What conditions on a purchase as a whole see. Rules share conditions, and each different one is asked once. */
final class Facts {
    private final Map<String, Object> values = new HashMap<>();
    private final IdentityHashMap<Condition, Boolean> asked = new IdentityHashMap<>();
    private final Occasion occasion;
    private final Map<String, Object> member;

    /** Of an occasion, and what rules ask of the member. */
    Facts(Occasion occasion, Map<String, Object> member) {
        this.occasion = occasion;
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
        values.putAll(PurchaseFacts.of(occasion.till(), occasion.basket(), occasion.time()));
        values.putAll(member);
    }
}
