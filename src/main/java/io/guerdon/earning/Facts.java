package io.guerdon.earning;

import io.guerdon.program.Condition;
import io.guerdon.program.Variables;
import java.util.IdentityHashMap;
import java.util.Map;

/** What conditions on a purchase as a whole see. Rules share conditions, and each different one is asked once. */
final class Facts {
    private final IdentityHashMap<Condition, Boolean> asked = new IdentityHashMap<>();
    private final Variables variables;

    /** Of an occasion, and what rules ask of the member. */
    Facts(Occasion occasion, Map<String, Object> member) {
        this.variables = new PurchaseFacts(occasion.till(), occasion.basket(), occasion.time()).or(member::get);
    }

    /** Whether a condition holds. */
    boolean hold(Condition condition) {
        return asked.computeIfAbsent(condition, unasked -> unasked.holds(variables));
    }
}
