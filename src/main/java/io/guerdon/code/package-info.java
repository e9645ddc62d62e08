/**
 * Codes that are printed or sent and typed in again: unguessable, with a check symbol, made in batches and following from a secret
 * of each. It owns how they look and whether one is genuine; it refuses to know what a code is good for.
 */
@NullMarked
@ApplicationModule(
        displayName = "Codes",
        allowedDependencies = {"unit", "ledger"})
package io.guerdon.code;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
