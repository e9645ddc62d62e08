/**
 * Packs of points that partners pay for in advance: what one is worth, and that a payment buys one pack. It owns the chains of partners' accounts, and so
 * how many points each has bought; it refuses to know what has become of the money, which settlement takes, and of the points, which earning counts.
 */
@NullMarked
@ApplicationModule(
        displayName = "Points packs",
        allowedDependencies = {"unit", "ledger", "program", "earning"})
package io.guerdon.pack;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
