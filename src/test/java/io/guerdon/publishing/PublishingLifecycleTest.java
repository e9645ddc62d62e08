package io.guerdon.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.DueWork;
import io.guerdon.ledger.InMemoryClaims;
import io.guerdon.ledger.InMemoryJournal;
import io.guerdon.ledger.InMemoryLedger;
import io.guerdon.ledger.InMemorySnapshots;
import io.guerdon.ledger.SnapshotWriteBehind;
import io.guerdon.ledger.TestClock;
import io.guerdon.ledger.Writer;
import io.guerdon.publishing.Killing.Killed;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The duties of a process go on whatever they run into. */
class PublishingLifecycleTest {
    private static final Duration LEASE = Duration.ofSeconds(10);

    private final TestClock clock = new TestClock(TestEntries.NOW);
    private final InMemoryJournal journal = new InMemoryJournal();
    private final InMemorySnapshots snapshots = new InMemorySnapshots();
    private final AtomicInteger renewals = new AtomicInteger();
    private final InMemoryWriters stored = new InMemoryWriters();
    private final Writers writers = breakingAtTheFirstRenewal();
    private final Writer writer = new Writer("a");
    private final Lease lease = Lease.register(writers, "a", LEASE, LEASE, clock.instant());

    @Test
    void aDutyThatBrokeOffIsTriedAgain() {
        PublishingLifecycle lifecycle = lifecycle();
        clock.advance(Duration.ofSeconds(5));

        lifecycle.start();
        try {
            Awaitility.await().until(() -> stored.find("a").orElseThrow().version() == 2);
            assertThat(renewals).hasValue(2);
        } finally {
            lifecycle.stop();
        }
    }

    private Writers breakingAtTheFirstRenewal() {
        return (Writers) Proxy.newProxyInstance(
                Writers.class.getClassLoader(), new Class<?>[] {Writers.class}, (_, method, arguments) -> {
                    if (method.getName().equals("replace") && renewals.incrementAndGet() == 1) {
                        throw new Killed();
                    }
                    return method.invoke(stored, arguments);
                });
    }

    private PublishingLifecycle lifecycle() {
        var meters = new SimpleMeterRegistry();
        var streams = new PartnerStreams(new InMemoryPartnerJournal(), clock, _ -> true);
        Dispatch dispatch = new Dispatch(streams, new RecordingBroker(), meters.counter("published"));
        Accounts accounts = new Accounts(journal, snapshots, () -> Duration.ZERO, 1 << 17);
        Finishing finishing = new Finishing(journal, dispatch, accounts, snapshots, clock);
        Adoption adoption = new Adoption(
                writers,
                finishing,
                new Neighbours("a", Duration.ZERO, clock),
                new Adoption.Care("a", LEASE, clock),
                meters.counter("adopted"));
        var pace = new SnapshotWriteBehind.Pace(LEASE, 100);
        SnapshotWriteBehind behind = new SnapshotWriteBehind(journal, accounts, snapshots, writer, pace);
        InMemoryLedger ledger =
                new InMemoryLedger(new InMemoryLedger.Stores(journal, new InMemoryClaims(), snapshots), "b", clock);
        return new PublishingLifecycle(
                new Relay(writer, journal, new EntryRing(8), dispatch, lease),
                adoption,
                behind,
                new DueWork(ledger.ledger(), accounts, snapshots, _ -> {}),
                new LeaseKeeper(lease, behind, clock, _ -> {}));
    }
}
