package io.guerdon.ledger;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** A whole ledger over stores in memory. A second one over the same stores stands for a second process. */
public final class InMemoryLedger implements AutoCloseable {
    private final Stores stores;
    private final Accounts accounts;
    private final Ledger ledger;

    /** A ledger with a clock that the test moves. */
    public InMemoryLedger(Clock clock) {
        this(new Stores(new InMemoryJournal(), new InMemoryClaims(), new InMemorySnapshots()), "w1", clock);
    }

    /** A ledger where programs may have a time of their own. */
    public InMemoryLedger(ProgramTime time) {
        this(new Stores(new InMemoryJournal(), new InMemoryClaims(), new InMemorySnapshots(time::isApart)), "w1", time);
    }

    /** The same, where something follows from entries. */
    public InMemoryLedger(ProgramTime time, Following following) {
        this(
                new Stores(new InMemoryJournal(), new InMemoryClaims(), new InMemorySnapshots(time::isApart)),
                "w1",
                time,
                following);
    }

    /** The same, where partners owe each other for what members spend, or are suspended. */
    public InMemoryLedger(ProgramTime time, Clearing clearing) {
        this(
                new Stores(new InMemoryJournal(), new InMemoryClaims(), new InMemorySnapshots(time::isApart)),
                "w1",
                time,
                clearing,
                Following.NOTHING);
    }

    /** A ledger of one more process on the same stores. */
    public InMemoryLedger(Stores stores, String writer, Clock clock) {
        this(stores, writer, ProgramTime.of(clock));
    }

    /** The same, where programs may have a time of their own. */
    public InMemoryLedger(Stores stores, String writer, ProgramTime time) {
        this(stores, writer, time, Following.NOTHING);
    }

    /** The same, where something follows from entries. */
    public InMemoryLedger(Stores stores, String writer, ProgramTime time, Following following) {
        this(stores, writer, time, Clearing.NOTHING, following);
    }

    /** The same, where partners owe each other for what members spend. */
    public InMemoryLedger(Stores stores, String writer, ProgramTime time, Clearing clearing, Following following) {
        this(
                stores,
                new Accounts(stores.journal, stores.snapshots, () -> Duration.ZERO, 1 << 20),
                new Commits(
                        stores.journal,
                        stores.claims,
                        new Writer(writer),
                        around(stores, clearing, following),
                        Commits.Limits.of(1_000)),
                time);
    }

    /** A ledger of one more process, which takes itself for the only one. */
    static InMemoryLedger alone(Stores stores, String writer, Clock clock) {
        return new InMemoryLedger(
                stores,
                new Accounts(stores.journal, stores.snapshots, () -> Duration.ofDays(1), 1 << 20),
                new Commits(
                        stores.journal,
                        stores.claims,
                        new Writer(writer),
                        around(stores, Clearing.NOTHING, Following.NOTHING),
                        Commits.Limits.of(1_000)),
                ProgramTime.of(clock));
    }

    private static Commits.Around around(Stores stores, Clearing clearing, Following following) {
        return new Commits.Around(clearing, following, (_, state) -> stores.snapshots.write(List.of(state)));
    }

    private InMemoryLedger(Stores stores, Accounts accounts, Commits commits, ProgramTime time) {
        this.stores = stores;
        this.accounts = accounts;
        this.ledger = new Ledger(stores.journal, accounts, stores.claims, time, commits);
    }

    /** The ledger itself. */
    public Ledger ledger() {
        return ledger;
    }

    /** Its account states; a read is never behind. */
    public Accounts accounts() {
        return accounts;
    }

    /** What it stands on. */
    public Stores stores() {
        return stores;
    }

    @Override
    public void close() {
        ledger.close();
    }

    /** The stores of a ledger. */
    public record Stores(InMemoryJournal journal, InMemoryClaims claims, InMemorySnapshots snapshots) {}
}
