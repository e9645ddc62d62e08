package io.guerdon.access;

import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import java.util.Optional;

/**
 * Whoever sent a key or token that is good. Only a {@link Caller} does or sees anything; whoever holds a key of several merchants
 * becomes one by saying for which of them.
 */
public sealed interface Keyholder permits Caller, Undecided {
    /** Id of the key or token, never the secret itself. */
    String credential();

    /** The only program it may see. */
    ProgramId program();

    /** What it may do. */
    Role role();

    /** How much of the program it is good for. */
    Scope scope();

    /** As it acts for one merchant and no other; empty where it may not act for that one. */
    Optional<Caller> actingFor(MerchantId merchant);

    /** Whether it is good for so much of the program. */
    default boolean reaches(Scope needed) {
        return scope().compareTo(needed) >= 0;
    }
}
