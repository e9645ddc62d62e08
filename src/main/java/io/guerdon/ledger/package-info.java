/**
 * The chain: append-only entries under one chain id, the state folded from them, and the one way to commit. It owns what an
 * entry is, how states follow from movements, group commit, idempotency, snapshots and verification; it refuses to know why
 * points move, which is for the capabilities to decide.
 */
@NullMarked
@ApplicationModule(
        displayName = "Ledger",
        allowedDependencies = {"unit"})
package io.guerdon.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
