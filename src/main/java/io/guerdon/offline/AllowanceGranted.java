package io.guerdon.offline;

import io.guerdon.ledger.Subject;
import io.guerdon.unit.Money;
import io.guerdon.unit.Points;
import io.guerdon.unit.RedeemRate;
import io.guerdon.unit.WalletId;

/**
 * What a till may let members spend while it is offline, as the journal keeps it.
 *
 * @param grant as it was asked for
 * @param rate what points are worth under it, whatever becomes of the program's rate meanwhile: the till cannot know
 * @param currency of that
 */
public record AllowanceGranted(GrantAllowance grant, RedeemRate rate, String currency) implements Subject {
    /** What is left of it, as a wallet of the till's chain; never the wallet that members have. */
    WalletId wallet() {
        return wallet(grant.unit());
    }

    static WalletId wallet(WalletId unit) {
        String name = "allowance." + unit.value();
        return new WalletId(name.length() <= 64 ? name : name.substring(0, 64));
    }

    /** What so many points take off under it. */
    Money worth(Points points) {
        return rate.valueOf(points, currency);
    }
}
