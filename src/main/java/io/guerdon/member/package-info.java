/**
 * Members: who they are, what they are found by, what they may do, and their personal data. It owns identifiers, member ids,
 * the encrypted profile beside the ledger, QR tokens, statuses, erasure and export; it refuses to touch points, and it keeps
 * personal data out of the ledger.
 */
@NullMarked
@ApplicationModule(
        displayName = "Member",
        allowedDependencies = {"unit", "ledger"})
package io.guerdon.member;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
