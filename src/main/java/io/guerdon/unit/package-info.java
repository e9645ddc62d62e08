/**
 * The values everything else counts with: points, money, rates, wallets and the names of members, merchants and programs.
 * Integers only; it refuses overflow, negative amounts and anything but plain Java.
 */
@NullMarked
@ApplicationModule(
        displayName = "Unit",
        allowedDependencies = {})
package io.guerdon.unit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
