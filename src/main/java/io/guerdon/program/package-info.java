/**
 * A program's settings, by revision: zone, currency, rates, expiry, pending and the policies that decide the hard cases. It
 * owns what they mean; it refuses to know any member or balance.
 */
@NullMarked
@ApplicationModule(
        displayName = "Program",
        allowedDependencies = {"unit"})
package io.guerdon.program;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
