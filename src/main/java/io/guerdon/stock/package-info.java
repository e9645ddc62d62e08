/**
 * Numbered stock: of what there are only so many, each has a number that one entry among all can take. It finds numbers that are
 * free, from any number of processes and whatever became of those that had some in hand; it decides nothing: claims do.
 */
@NullMarked
@ApplicationModule(
        displayName = "Stock",
        allowedDependencies = {"unit", "ledger"})
package io.guerdon.stock;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
