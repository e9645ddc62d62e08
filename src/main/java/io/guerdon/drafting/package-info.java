/**
 * How a program's settings change: a draft is checked and kept, then published with an effective time and becomes a revision. It
 * owns drafts and the order of revisions; it refuses to change a revision, or what was in force at an instant that has passed.
 */
@NullMarked
@ApplicationModule(
        displayName = "Drafting",
        allowedDependencies = {"unit", "ledger", "program"})
package io.guerdon.drafting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
