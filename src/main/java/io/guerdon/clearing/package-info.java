/**
 * What partners owe each other because members spend at one what another funded: the terms each merchant has agreed with the program, applied
 * to every entry as it is written. It owns which rate counts; it refuses to know balances or to post anything by itself: postings follow
 * from the draws, which keep the rate.
 */
@NullMarked
@ApplicationModule(
        displayName = "Clearing",
        allowedDependencies = {"unit", "ledger", "program"})
package io.guerdon.clearing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
