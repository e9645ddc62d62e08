package io.guerdon.member;

import io.guerdon.ledger.InMemoryLedger;
import java.time.Clock;
import java.util.Base64;

/** Members over a ledger in memory, for tests of what stands on members. */
public final class InMemoryMembers {
    private InMemoryMembers() {}

    /** Members who are remembered as long as the ledger. */
    public static Members over(InMemoryLedger ledger, Clock clock) {
        Members.Stores stores = new Members.Stores(
                ledger.ledger(),
                ledger.accounts(),
                ledger.stores().journal(),
                ledger.stores().claims());
        MasterKey master = MasterKey.ofBase64(Base64.getEncoder().encodeToString(new byte[32]));
        return Members.over(stores, new InMemoryProfiles(), master, clock, Members.Limits.USUAL);
    }
}
