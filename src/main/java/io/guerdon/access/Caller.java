package io.guerdon.access;

import io.guerdon.ledger.Actor;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import java.util.Optional;

/**
 * Who is calling, as proven by a key or a token.
 *
 * @param credential id of the key or token, never the secret itself
 * @param program the only program it may see
 * @param role what it may do
 * @param binding what it is limited to
 */
public record Caller(String credential, ProgramId program, Role role, Binding binding) implements Keyholder {
    /** Whether role and limits let it do something at all; what it is about may still be another's. */
    public boolean may(Act act) {
        return act.permits(role) && reaches(act.scope());
    }

    @Override
    public Scope scope() {
        return binding.scope();
    }

    @Override
    public Optional<Caller> actingFor(MerchantId merchant) {
        if (scope() == Scope.PROGRAM) {
            Binding narrowed = new Binding(merchant.value(), "", "", binding.member());
            return Optional.of(new Caller(credential, program, role, narrowed));
        }
        return binding.merchant().equals(merchant.value()) ? Optional.of(this) : Optional.empty();
    }

    /** The caller as entries name it. */
    public Actor actor() {
        return new Actor(credential, binding.merchant(), binding.store(), binding.terminal(), "");
    }
}
