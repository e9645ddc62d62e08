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
    /** The caller as entries name it. */
    public Actor actor() {
        return new Actor(credential, binding.merchant(), binding.store(), binding.terminal(), "");
    }
}
