/**
 * Statements: what a member had, what came and went, and what is left. It owns how a period is cut out of a chain and refuses to
 * know what any entry is about.
 */
@NullMarked
@ApplicationModule(
        displayName = "Statements",
        allowedDependencies = {"unit", "ledger"})
package io.guerdon.statement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
