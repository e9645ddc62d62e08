package io.guerdon.earning;

import io.guerdon.earning.EarnRefusal.UnknownStore;
import io.guerdon.earning.EarnRefusal.UnknownTerminal;
import io.guerdon.ledger.Refusal;
import io.guerdon.program.Merchant;
import io.guerdon.program.Program;
import io.guerdon.program.Store;
import io.guerdon.program.Stores;
import io.guerdon.unit.MerchantId;
import java.util.Optional;

/**
 * Where a sale happened.
 *
 * @param merchant whose till
 * @param store empty where not given
 * @param terminal empty where not given
 */
public record Till(MerchantId merchant, String store, String terminal) {
    /**
     * Why nothing begins at it: its merchant lists its stores and not this one, or the store its terminals and not this one. What begins at a till asks
     * this; what returns, ends or undoes that does not, as a store may have closed since.
     */
    public Optional<Refusal> unlisted(Program program) {
        Stores listed = program.merchant(merchant).map(Merchant::listedStores).orElse(Stores.NONE);
        if (store.isEmpty() || listed.isEmpty()) {
            return Optional.empty();
        }
        Optional<Store> known = listed.named(store);
        if (known.isEmpty()) {
            return Optional.of(new UnknownStore(merchant.value(), store));
        }
        return known.get().hasTerminal(terminal)
                ? Optional.empty()
                : Optional.of(new UnknownTerminal(merchant.value(), store, terminal));
    }

    /** The same for what happened before: what was listed then is good, and so is what is listed now, in case it was forgotten then. */
    Optional<Refusal> unlisted(Program then, Program now) {
        boolean listedNow = now.merchant(merchant).isPresent() && unlisted(now).isEmpty();
        return listedNow ? Optional.empty() : unlisted(then);
    }
}
