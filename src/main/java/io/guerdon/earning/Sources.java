package io.guerdon.earning;

import io.guerdon.program.Programs;

/**
 * Where that is found which rules ask beside the ledger.
 *
 * @param programs revisions of other days
 * @param birthdays of members
 */
public record Sources(Programs programs, Birthdays birthdays) {
    /** Of members whose birthdays nobody knows. */
    public static Sources of(Programs programs) {
        return new Sources(programs, Birthdays.UNTOLD);
    }
}
