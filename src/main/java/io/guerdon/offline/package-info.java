/**
 * Tills that lost their connection: what such a till may let members spend (its allowance), the tickets it signs meanwhile, and
 * how each of them is settled once, in any order. It owns the chains of tills and the step from a ticket to what its member is
 * charged; it refuses to look at a member's balance before goods are given, which is why an allowance bounds what that can cost.
 */
@NullMarked
@ApplicationModule(
        displayName = "Offline tills",
        allowedDependencies = {"unit", "ledger", "program", "earning", "redemption"})
package io.guerdon.offline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
