package io.guerdon.access;

import io.guerdon.ledger.Actor;
import io.guerdon.unit.ProgramId;

/**
 * Who is calling, as proven by a key or a token.
 *
 * @param credential id of the key or token, never the secret itself
 * @param program the only program it may see
 * @param role what it may do
 * @param binding what it is limited to
 */
public record Caller(String credential, ProgramId program, Role role, Binding binding) {
    /** Whether role and limits let it do something at all; what it is about may still be another's. */
    public boolean may(Act act) {
        return act.permits(role) && reaches(act.scope());
    }

    /** Whether it is good for so much of the program. */
    public boolean reaches(Scope scope) {
        return binding.scope().compareTo(scope) >= 0;
    }

    /** The caller as entries name it. */
    public Actor actor() {
        return new Actor(credential, binding.merchant(), binding.store(), binding.terminal(), "");
    }
}
