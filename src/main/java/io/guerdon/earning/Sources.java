package io.guerdon.earning;

import io.guerdon.budget.Budgets;
import io.guerdon.program.Programs;

/**
 * Where that is found which rules ask beside the ledger.
 *
 * @param programs revisions of other days
 * @param birthdays of members
 * @param budgets over all members
 */
public record Sources(Programs programs, Birthdays birthdays, Budgets budgets) {
    /** Of members whose birthdays nobody knows. */
    public static Sources of(Programs programs, Budgets budgets) {
        return new Sources(programs, Birthdays.UNTOLD, budgets);
    }
}
