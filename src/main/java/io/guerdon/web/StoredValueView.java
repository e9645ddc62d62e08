package io.guerdon.web;

import io.guerdon.ledger.AccountState;
import io.guerdon.program.Program;
import io.guerdon.program.StoredValueSettings;
import io.guerdon.redemption.Purse;
import java.util.List;

/**
 * A stored value of a member: what can be spent under its name, in minor units.
 *
 * @param storedValue its name
 * @param state active or blocked
 * @param principal what was paid in
 * @param bonus what was given for it
 * @param available the two together
 * @param held of the two
 */
record StoredValueView(String storedValue, String state, long principal, long bonus, long available, long held) {
    static List<StoredValueView> of(Program program, AccountState account) {
        return program.catalogue().storedValues().stream()
                .map(value -> of(value, account))
                .toList();
    }

    private static StoredValueView of(StoredValueSettings value, AccountState account) {
        StoredValueSettings.Parts parts = value.parts();
        long principal = account.wallet(parts.principal()).available();
        long bonus = account.wallet(parts.bonus()).available();
        return new StoredValueView(
                value.id().value(),
                state(Purse.blocked(value.id(), account).isPresent()),
                principal,
                bonus,
                principal + bonus,
                account.held(parts.principal()) + account.held(parts.bonus()));
    }

    static String state(boolean blocked) {
        return blocked ? "blocked" : "active";
    }
}
