package io.guerdon.ledger;

import java.util.Optional;

/** Whether an account gives something away at all: a member does unless suspended, other chains have reasons of their own. */
public interface Guard {
    /** Why not; empty where it does. */
    Optional<Refusal> check(AccountState state);
}
