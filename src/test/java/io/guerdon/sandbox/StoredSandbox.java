package io.guerdon.sandbox;

import com.mongodb.client.MongoDatabase;
import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.CommitListener;
import io.guerdon.ledger.Commits;
import io.guerdon.ledger.DueWork;
import io.guerdon.ledger.Following;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.Verification;
import io.guerdon.ledger.Writer;
import io.guerdon.mongo.MongoAdvances;
import io.guerdon.mongo.MongoClaims;
import io.guerdon.mongo.MongoJournal;
import io.guerdon.mongo.MongoPrograms;
import io.guerdon.mongo.MongoSnapshots;
import io.guerdon.program.Program;
import io.guerdon.program.Revision;
import io.guerdon.rebate.Beginnings;
import io.guerdon.tier.TierChanges;
import io.guerdon.transfer.Transfers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** A process over stored chains, with a sandbox and the due work it needs. */
final class StoredSandbox implements AutoCloseable {
    final MongoPrograms programs;
    final MongoJournal journal;
    final MongoClaims claims;
    final SandboxTime time;
    final Accounts accounts;
    final Ledger ledger;
    final Transfers transfers;
    final TestClocks clocks;
    private final MongoSnapshots snapshots;

    StoredSandbox(MongoDatabase database, String writer, Program program) {
        programs = MongoPrograms.open(database);
        programs.publish(Revision.founding(program));
        Sandboxes sandboxes = new Sandboxes(programs);
        MongoAdvances advances = MongoAdvances.open(database);
        time = new SandboxTime(sandboxes, advances, programs, Clock.systemUTC());
        journal = MongoJournal.open(database);
        claims = MongoClaims.open(database);
        snapshots = MongoSnapshots.open(database, sandboxes::has);
        accounts = new Accounts(journal, snapshots, () -> Duration.ZERO, 1 << 24);
        CommitListener listener = new SandboxSnapshots(sandboxes, snapshots, accounts);
        ledger = new Ledger(
                journal,
                accounts,
                claims,
                time,
                new Commits(
                        journal,
                        claims,
                        new Writer(writer),
                        new Commits.Around(
                                Following.all(List.of(new Beginnings(programs), new TierChanges(programs, journal))),
                                listener),
                        Commits.Limits.of(1_000)));
        transfers = new Transfers(ledger, accounts, claims, journal);
        DueWork dueWork = new DueWork(ledger, accounts, snapshots, transfers::deliver);
        var stores = new TestClocks.Stores(advances, programs, snapshots);
        clocks = new TestClocks(time, sandboxes, stores, dueWork);
    }

    Verification.Report verify() {
        return new Verification(journal, snapshots, accounts).run(_ -> {});
    }

    @Override
    public void close() {
        ledger.close();
        journal.close();
        claims.close();
        snapshots.close();
    }
}
