/**
 * Holds a partner's own records against its stream of events: what both have, what only one has, and what differs. It owns the reading of
 * uploads, the matching, and what was found with its resolution; it refuses to change a balance by itself, which only an adjustment does
 * that names the discrepancy.
 */
@NullMarked
@ApplicationModule(
        displayName = "Reconciliation",
        allowedDependencies = {"unit", "ledger", "program", "correction", "publishing"})
package io.guerdon.reconciliation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
