package io.guerdon.sandbox;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.CommitListener;
import io.guerdon.ledger.SealedEntry;
import io.guerdon.ledger.Snapshots;
import java.util.List;

/**
 * Writes the snapshots of sandboxes before an entry is acknowledged, where others are written behind: by what is due there somebody
 * may move the clock on in the next moment, from any process, and then everything that is due must be found.
 */
public final class SandboxSnapshots implements CommitListener {
    private final Sandboxes sandboxes;
    private final Snapshots snapshots;
    private final Accounts accounts;

    /** Writes snapshots of sandboxes; the accounts know then that they are written. */
    public SandboxSnapshots(Sandboxes sandboxes, Snapshots snapshots, Accounts accounts) {
        this.sandboxes = sandboxes;
        this.snapshots = snapshots;
        this.accounts = accounts;
    }

    @Override
    public void committed(SealedEntry entry, AccountState state) {
        if (sandboxes.has(state.chain().program())) {
            snapshots.write(List.of(state));
            accounts.snapshotStored(state);
        }
    }
}
