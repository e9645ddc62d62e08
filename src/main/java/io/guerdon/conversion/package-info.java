/**
 * Conversion between points and a currency that a partner keeps in a scheme of its own. It owns at what rate, in which steps and how much over time,
 * and that a partner's reference is used once; it refuses to keep the partner's currency: what that partner's customers have of it is in the
 * partner's own books.
 */
@NullMarked
@ApplicationModule(
        displayName = "Conversion",
        allowedDependencies = {"unit", "ledger", "program", "earning"})
package io.guerdon.conversion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
