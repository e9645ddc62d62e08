package io.guerdon.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.InMemoryJournal;
import io.guerdon.ledger.Numbering;
import io.guerdon.ledger.SealedEntry;
import io.guerdon.ledger.TestClock;
import io.guerdon.ledger.Writer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RelayTest {
    private final TestClock clock = new TestClock(TestEntries.NOW);
    private final InMemoryJournal journal = new InMemoryJournal();
    private final InMemoryWriters writers = new InMemoryWriters();
    private final InMemoryPartnerJournal partners = new InMemoryPartnerJournal();
    private final RecordingBroker kafka = new RecordingBroker();
    private final Writer writer = new Writer("a");
    private final Lease lease =
            Lease.register(writers, "a", Duration.ofSeconds(10), Duration.ofSeconds(10), TestEntries.NOW);
    private final EntryRing ring = new EntryRing(8);
    private final TestEntries till = new TestEntries(journal);
    private boolean down;

    private final Relay relay = new Relay(writer, journal, ring, dispatch(), lease);

    private Dispatch dispatch() {
        Broker broker = events -> {
            kafka.publish(events);
            if (down) {
                throw new BrokerUnavailable("no acknowledgement", new IllegalStateException());
            }
        };
        PartnerStreams streams = new PartnerStreams(partners, clock, _ -> true);
        return new Dispatch(streams, broker, new SimpleMeterRegistry().counter("published"));
    }

    @Test
    void publishesInOrderAndMovesTheMarkAfterwards() {
        commit(3).forEach(ring::put);

        assertThat(relay.step()).isTrue();
        assertThat(members()).containsExactly("ent_a-1", "ent_a-2", "ent_a-3");
        assertThat(kafka.ids("guerdon.demo.partners"::equals)).containsExactly("cafe/1", "cafe/2", "cafe/3");
        assertThat(lease.published()).isEqualTo(Mark.NONE.upTo(3));
        assertThat(relay.lag()).isZero();
    }

    @Test
    void waitsForAnEntryThatIsUnderWay() {
        EntryId open = Numbering.next(writer);
        commit(2).forEach(ring::put);

        assertThat(relay.step()).isFalse();
        Numbering.decide(writer, open);
        relay.step();
        relay.step();
        assertThat(members()).containsExactly("ent_a-2", "ent_a-3");
        assertThat(lease.published().n()).isEqualTo(3);
    }

    @Test
    void givesALateAnnouncementOneStepOfTime() {
        SealedEntry entry = commit(1).getFirst();

        assertThat(relay.step()).isFalse();
        ring.put(entry);
        assertThat(relay.step()).isTrue();
        assertThat(members()).containsExactly("ent_a-1");
    }

    @Test
    void readsWhatWasPushedOutFromTheJournal() {
        commit(30).forEach(ring::put);

        drain();
        assertThat(members())
                .isEqualTo(
                        IntStream.rangeClosed(1, 30).mapToObj(n -> "ent_a-" + n).toList());
    }

    @Test
    void repeatsWhatWasNotAcknowledgedUnderTheSameIds() {
        commit(3).forEach(ring::put);
        down = true;
        assertThatThrownBy(relay::step).isInstanceOf(BrokerUnavailable.class);
        assertThat(lease.published()).isEqualTo(Mark.NONE);

        down = false;
        drain();
        assertThat(members()).containsExactly("ent_a-1", "ent_a-2", "ent_a-3", "ent_a-1", "ent_a-2", "ent_a-3");
        assertThat(kafka.ids("guerdon.demo.partners"::equals))
                .containsExactly("cafe/1", "cafe/2", "cafe/3", "cafe/1", "cafe/2", "cafe/3");
        assertThat(partners.entries(TestEntries.partner("cafe"))).hasSize(3);
        assertThat(lease.published().n()).isEqualTo(3);
    }

    @Test
    void publishesAChangedTierAfterTheEntryThatBroughtItAlsoWhenItIsRepeated() {
        SealedEntry entry = till.lifting(Numbering.next(writer), "mem_1", "gold");
        journal.insert(List.of(entry));
        Numbering.decide(writer, entry.entry().id());
        commit(1).forEach(ring::put);
        ring.put(entry);
        down = true;
        assertThatThrownBy(relay::step).isInstanceOf(BrokerUnavailable.class);
        down = false;

        drain();

        assertThat(members())
                .containsExactly("ent_a-1", "ent_a-1.tier", "ent_a-2", "ent_a-1", "ent_a-1.tier", "ent_a-2");
    }

    private void drain() {
        while (relay.lag() > 0) {
            relay.step();
        }
    }

    private List<String> members() {
        return kafka.ids("guerdon.demo.members"::equals);
    }

    private List<SealedEntry> commit(int count) {
        List<SealedEntry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SealedEntry entry = till.earn(Numbering.next(writer), "mem_" + i % 3, "cafe", 10);
            journal.insert(List.of(entry));
            Numbering.decide(writer, entry.entry().id());
            entries.add(entry);
        }
        return entries;
    }
}
