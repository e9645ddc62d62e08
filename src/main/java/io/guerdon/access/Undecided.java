package io.guerdon.access;

import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import java.util.Optional;

/**
 * Whoever holds a key of several merchants and has not said yet for which of them.
 *
 * @param credential id of the key, never the secret itself
 * @param program the only program it may see
 * @param role what it may do
 * @param merchants for whom it may act, one at a time
 */
public record Undecided(String credential, ProgramId program, Role role, Merchants merchants) implements Keyholder {
    @Override
    public Scope scope() {
        return merchants.scope();
    }

    @Override
    public Optional<Caller> actingFor(MerchantId merchant) {
        return merchants.ids().contains(merchant)
                ? Optional.of(new Caller(credential, program, role, Binding.to(merchant)))
                : Optional.empty();
    }
}
