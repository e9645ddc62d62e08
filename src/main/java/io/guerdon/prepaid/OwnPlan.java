package io.guerdon.prepaid;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.LotId;
import io.guerdon.unit.WalletId;
import java.util.List;
import java.util.Map;

/** A plan that the member has, or had until it ended. */
public sealed interface OwnPlan extends Plan permits ReleasePlan, InstalmentPlan {
    /** What goes with it where it goes to another member: what it has not released, or what is left of what was paid for it. */
    List<Carried> carried(AccountState state);

    /** Whether it opened a lot. */
    boolean opened(WalletId wallet, LotId lot);

    /**
     * As it is at another member, or back again.
     *
     * @param seq of the entry that opens what it carries
     * @param lots under which name each lot is opened there
     */
    OwnPlan arrived(long seq, Map<LotId, LotId> lots);

    /** As it is at a member with whom no charge of it was ever open: what charges paid is paid back like any payment. */
    OwnPlan uncharged();
}
