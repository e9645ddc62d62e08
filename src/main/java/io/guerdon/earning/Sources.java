package io.guerdon.earning;

import io.guerdon.budget.Budgets;
import io.guerdon.program.Programs;

/**
 * Where that is found which rules ask beside the ledger.
 *
 * @param programs revisions of other days
 * @param birthdays of members
 * @param budgets over all members
 * @param bought points that merchants have paid for
 */
public record Sources(Programs programs, Birthdays birthdays, Budgets budgets, PointsBought bought) {
    /** Of members whose birthdays nobody knows, and merchants that have bought nothing. */
    public static Sources of(Programs programs, Budgets budgets) {
        return new Sources(programs, Birthdays.UNTOLD, budgets, PointsBought.NONE);
    }
}
