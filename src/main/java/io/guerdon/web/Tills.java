package io.guerdon.web;

import io.guerdon.access.Binding;
import io.guerdon.access.Caller;
import io.guerdon.earning.Till;
import io.guerdon.unit.MerchantId;
import org.jspecify.annotations.Nullable;

/** Which till a request comes from: what it says, within what its key is bound to. */
final class Tills {
    private Tills() {}

    static Till of(Caller caller, String merchant, @Nullable String store, @Nullable String terminal) {
        Callers.checkMerchant(caller, merchant);
        Binding bound = caller.binding();
        return new Till(
                new MerchantId(merchant),
                within("store", bound.store(), store),
                within("terminal", bound.terminal(), terminal));
    }

    private static String within(String field, String bound, @Nullable String named) {
        if (named == null || named.isEmpty()) {
            return bound;
        }
        if (!Binding.allows(bound, named)) {
            throw Rejection.ofField(Fault.ANOTHER_MERCHANT, field, "the key is bound to another");
        }
        return named;
    }
}
