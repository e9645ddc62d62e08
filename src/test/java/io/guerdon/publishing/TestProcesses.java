package io.guerdon.publishing;

import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.InMemoryJournal;
import io.guerdon.ledger.InMemorySnapshots;
import io.guerdon.ledger.Journal;
import io.guerdon.ledger.Numbering;
import io.guerdon.ledger.SealedEntry;
import io.guerdon.ledger.Snapshots;
import io.guerdon.ledger.TestClock;
import io.guerdon.ledger.Writer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Processes over the same stores, each of which can be killed at any of its calls. */
final class TestProcesses {
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final int ENTRIES = 24;

    private final TestClock clock = new TestClock(TestEntries.NOW);
    private final InMemoryJournal journal = new InMemoryJournal();
    private final InMemorySnapshots snapshots = new InMemorySnapshots();
    private final InMemoryWriters writers = new InMemoryWriters();
    private final InMemoryPartnerJournal partners = new InMemoryPartnerJournal();
    private final RecordingBroker kafka = new RecordingBroker();

    InMemoryJournal journal() {
        return journal;
    }

    InMemorySnapshots snapshots() {
        return snapshots;
    }

    InMemoryWriters writers() {
        return writers;
    }

    InMemoryPartnerJournal partners() {
        return partners;
    }

    RecordingBroker kafka() {
        return kafka;
    }

    /** Lets every lease lapse that nobody renews. */
    void passLease() {
        clock.advance(LEASE.plusSeconds(5));
    }

    Node process(String id, Killing killing) {
        return new Node(id, killing);
    }

    /** A process. */
    final class Node {
        private final Writers watchedWriters;
        private final Journal watchedJournal;
        private final Dispatch dispatch;
        private final Adoption adoption;
        private final String id;

        Node(String id, Killing killing) {
            this.id = id;
            watchedWriters = killing.watched(Writers.class, writers);
            watchedJournal = killing.watched(Journal.class, journal);
            Snapshots watchedSnapshots = killing.watched(Snapshots.class, snapshots);
            var meters = new SimpleMeterRegistry();
            var streams = new PartnerStreams(killing.watched(PartnerJournal.class, partners), clock, _ -> true);
            dispatch = new Dispatch(streams, killing.watched(Broker.class, kafka), meters.counter("published"));
            var accounts = new Accounts(watchedJournal, watchedSnapshots, () -> Duration.ZERO, 1 << 17);
            var finishing = new Finishing(watchedJournal, dispatch, accounts, watchedSnapshots, clock);
            var neighbours = new Neighbours(id, Duration.ZERO, clock);
            var care = new Adoption.Care(id, LEASE, clock);
            adoption = new Adoption(watchedWriters, finishing, neighbours, care, meters.counter("adopted"));
        }

        void sweep() {
            adoption.sweep();
        }

        /** Commits entries, relaying now and then; inserts of the last few numbers are delayed and land in {@code late}. */
        void commitAndRelay(Random random, List<SealedEntry> late) {
            Writer writer = new Writer(id);
            Lease lease = Lease.register(watchedWriters, id, LEASE, LEASE, clock.instant());
            EntryRing ring = new EntryRing(4);
            Relay relay = new Relay(writer, watchedJournal, ring, dispatch, lease);
            TestEntries till = new TestEntries(journal);
            for (int i = 0; i < ENTRIES; i++) {
                EntryId number = Numbering.next(writer);
                if (random.nextInt(5) > 0) {
                    commit(till.earn(number, "mem_" + random.nextInt(3), merchant(random), 1 + i), ring, random);
                }
                Numbering.decide(writer, number);
                if (random.nextInt(3) == 0) {
                    relay.step();
                    lease.renew(clock.instant());
                }
            }
            delayed(writer, till, random, late);
            while (relay.lag() > 0) {
                relay.step();
                lease.renew(clock.instant());
            }
        }

        /** Inserts under way when the process dies: a later number is in already, an earlier one still travels. */
        private void delayed(Writer writer, TestEntries till, Random random, List<SealedEntry> late) {
            EntryId travelling = Numbering.next(writer);
            EntryId arrived = Numbering.next(writer);
            EntryId behind = Numbering.next(writer);
            late.add(till.earn(travelling, "mem_late", merchant(random), 100));
            journal.insert(List.of(till.earn(arrived, "mem_5", merchant(random), 200)));
            late.add(till.earn(behind, "mem_6", merchant(random), 300));
        }

        private void commit(SealedEntry entry, EntryRing ring, Random random) {
            journal.insert(List.of(entry));
            if (random.nextInt(4) > 0) {
                ring.put(entry);
            }
        }

        private static String merchant(Random random) {
            return random.nextBoolean() ? "cafe" : "books";
        }
    }
}
