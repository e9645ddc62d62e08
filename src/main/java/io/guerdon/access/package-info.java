/**
 * Who may call, and what for: keys of programs, the roles they carry and the one table of what each role may do. It owns the
 * secrets, of which it only ever keeps hashes; it refuses to know anything about members or points.
 */
@NullMarked
@ApplicationModule(
        displayName = "Access",
        allowedDependencies = {"unit", "ledger"})
package io.guerdon.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
