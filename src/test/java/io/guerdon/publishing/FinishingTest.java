package io.guerdon.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.BrokenInvariant;
import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.InMemoryJournal;
import io.guerdon.ledger.InMemorySnapshots;
import io.guerdon.ledger.Journal;
import io.guerdon.ledger.TestClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a dead writer left is finished as far as it can be. */
class FinishingTest {
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final int ENTRIES = 700;

    private final TestClock clock = new TestClock(TestEntries.NOW);
    private final InMemoryJournal journal = new InMemoryJournal();
    private final InMemorySnapshots snapshots = new InMemorySnapshots();
    private final InMemoryWriters writers = new InMemoryWriters();
    private final RecordingBroker kafka = new RecordingBroker();
    private final TestEntries till = new TestEntries(journal);
    private boolean down;

    FinishingTest() {
        writers.register(Registration.live("dead", TestEntries.NOW));
        for (int n = 1; n <= ENTRIES; n++) {
            journal.insert(List.of(till.earn(new EntryId("dead", n), "mem_" + n, "cafe", 10)));
        }
    }

    @Test
    void snapshotsDoNotWaitForABrokerThatIsAway() {
        down = true;

        assertThatThrownBy(() -> finishing(journal).finish(adopted())).isInstanceOf(BrokerUnavailable.class);

        for (int n = 1; n <= ENTRIES; n++) {
            assertThat(snapshots.find(TestEntries.chain("mem_" + n))).isPresent();
        }
        Registration left = writers.find("dead").orElseThrow();
        assertThat(left.snapshotted()).isEqualTo(ENTRIES);
        assertThat(left.published()).isEqualTo(Mark.NONE);
        assertThat(left.closed()).isFalse();
    }

    @Test
    void whatCannotBeFoldedHoldsNothingUp() {
        finishing(failing("mem_3")).finish(adopted());

        assertThat(kafka.ids("guerdon.demo.members"::equals))
                .isEqualTo(IntStream.rangeClosed(1, ENTRIES)
                        .mapToObj(n -> "ent_dead-" + n)
                        .toList());
        assertThat(writers.find("dead").orElseThrow().closed()).isTrue();
        assertThat(snapshots.find(TestEntries.chain("mem_3"))).isEmpty();
        assertThat(snapshots.find(TestEntries.chain("mem_4"))).isPresent();
    }

    private Lease adopted() {
        clock.advance(LEASE);
        return Lease.adopt(writers, writers.find("dead").orElseThrow(), "b", LEASE, clock.instant())
                .orElseThrow();
    }

    private Finishing finishing(Journal read) {
        Broker broker = events -> {
            if (down) {
                throw new BrokerUnavailable("away", new IllegalStateException());
            }
            kafka.publish(events);
        };
        var streams = new PartnerStreams(new InMemoryPartnerJournal(), clock, _ -> true);
        Dispatch dispatch = new Dispatch(streams, broker, new SimpleMeterRegistry().counter("published"));
        Accounts accounts = new Accounts(read, snapshots, () -> Duration.ZERO, 1 << 20);
        return new Finishing(read, dispatch, accounts, snapshots, clock);
    }

    /** The same journal, where the entries of one account contradict each other. */
    private Journal failing(String member) {
        return (Journal) Proxy.newProxyInstance(
                Journal.class.getClassLoader(), new Class<?>[] {Journal.class}, (_, method, arguments) -> {
                    if (method.getName().equals("after") && arguments[0].equals(TestEntries.chain(member))) {
                        throw new BrokenInvariant("a lot was drawn twice");
                    }
                    return method.invoke(journal, arguments);
                });
    }
}
