package io.guerdon.faults;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.guerdon.budget.Hands;
import io.guerdon.earning.Purchases;
import io.guerdon.earning.Returns;
import io.guerdon.earning.Sources;
import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.Claims;
import io.guerdon.ledger.CommitListener;
import io.guerdon.ledger.Commits;
import io.guerdon.ledger.DueWork;
import io.guerdon.ledger.Journal;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.Numbering;
import io.guerdon.ledger.Overloaded;
import io.guerdon.ledger.Patience;
import io.guerdon.ledger.ProgramTime;
import io.guerdon.ledger.SnapshotWriteBehind;
import io.guerdon.ledger.Snapshots;
import io.guerdon.ledger.StoreUnavailable;
import io.guerdon.ledger.Writer;
import io.guerdon.mongo.MongoClaims;
import io.guerdon.mongo.MongoJournal;
import io.guerdon.mongo.MongoSnapshots;
import io.guerdon.program.InMemoryPrograms;
import io.guerdon.redemption.Holds;
import io.guerdon.redemption.Redemptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A process with its ledger, snapshots and due work, over a store that mishaps befall. */
final class Node implements AutoCloseable {
    static final String DATABASE = "faults";
    private static final Commits.Limits IMPATIENT =
            new Commits.Limits(1_000, new Patience(Duration.ofMillis(200), Duration.ofMillis(5)));
    private static final SnapshotWriteBehind.Pace PACE = new SnapshotWriteBehind.Pace(Duration.ofMillis(500), 50);

    private final Mishaps mishaps;
    private final Writer writer;
    private final Accounts accounts;
    private final Ledger ledger;
    private final SnapshotWriteBehind snapshots;
    private final Desks desks;
    private final Queue<RuntimeException> surprises = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService background = Executors.newScheduledThreadPool(2);

    /**
     * A process.
     *
     * @param alone how long a state in memory is believed without asking the journal
     * @param cache bytes for account states; few, so that many accounts are forgotten while they are in use
     */
    Node(String name, MongoClient client, Mishaps mishaps, Duration alone, long cache) {
        this.mishaps = mishaps;
        MongoDatabase database = client.getDatabase(DATABASE);
        Journal journal = mishaps.before(Journal.class, MongoJournal.open(client, database));
        Claims claims = mishaps.before(Claims.class, MongoClaims.open(database));
        Snapshots stored = mishaps.before(Snapshots.class, MongoSnapshots.open(database));
        writer = new Writer(name);
        accounts = new Accounts(journal, stored, () -> alone, cache);
        snapshots = new SnapshotWriteBehind(journal, accounts, stored, writer, PACE);
        CommitListener listener = snapshots;
        ledger = new Ledger(
                journal,
                accounts,
                claims,
                ProgramTime.of(Clock.systemUTC()),
                new Commits(journal, claims, writer, listener, IMPATIENT));
        desks = new Desks(
                new Purchases(
                        ledger,
                        Sources.of(InMemoryPrograms.demo(), Hands.budgets()),
                        ProgramTime.of(Clock.systemUTC())),
                new Returns(ledger, claims, InMemoryPrograms.demo(), Hands.budgets()),
                new Redemptions(ledger),
                new Holds(ledger));
        DueWork due = new DueWork(ledger, accounts, stored, _ -> {});
        every(50, () -> snapshots.beat(Instant.now()));
        every(100, () -> due.beat(Instant.now()));
    }

    /** What customers can ask for. */
    record Desks(Purchases purchases, Returns returns, Redemptions redemptions, Holds holds) {}

    Desks desks() {
        return desks;
    }

    Ledger ledger() {
        return ledger;
    }

    Accounts accounts() {
        return accounts;
    }

    /** What its background work ran into that it should not have. */
    Queue<RuntimeException> surprises() {
        return surprises;
    }

    /** Ends the mishaps, then waits until the fate of every number is known and every snapshot that is needed is written. */
    void settle() {
        mishaps.end();
        background.shutdown();
        long last = Numbering.next(writer).n();
        Awaitility.await("every number of " + writer.id() + " settles, " + writer.settled() + " of " + last)
                .atMost(Duration.ofMinutes(1))
                .until(() -> writer.settled() == last - 1);
        Awaitility.await().ignoreException(StoreUnavailable.class).until(() -> {
            snapshots.flush();
            return snapshots.waiting() == 0;
        });
    }

    private void every(long millis, Runnable duty) {
        var _ = background.scheduleWithFixedDelay(
                () -> {
                    try {
                        duty.run();
                    } catch (StoreUnavailable | Overloaded later) {
                        // The next beat does it.
                    } catch (RuntimeException fault) {
                        surprises.add(fault);
                    }
                },
                millis,
                millis,
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        background.shutdownNow();
        ledger.close();
        mishaps.close();
    }
}
