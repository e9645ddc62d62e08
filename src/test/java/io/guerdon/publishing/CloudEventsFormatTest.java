package io.guerdon.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.InMemoryJournal;
import org.junit.jupiter.api.Test;

/** The reader of the CloudEvents project understands what is written by hand. */
class CloudEventsFormatTest {
    @Test
    void readsAnEventBack() {
        TestEntries entries = new TestEntries(new InMemoryJournal());
        var entry = entries.earn(new EntryId("a", 7), "mem_1", "cafe", 5).entry();

        CloudEvent event =
                new JsonFormat().deserialize(OwnerEvents.of(entry).orElseThrow().body());

        assertThat(event.getId()).isEqualTo("ent_a-7");
        assertThat(event.getType()).isEqualTo("io.guerdon.points.earned.v1");
        assertThat(event.getSource()).hasToString("/programs/demo");
        assertThat(event.getSubject()).isEqualTo("mem_1");
        assertThat(event.getTime().toInstant()).isEqualTo(TestEntries.NOW);
        assertThat(event.getData()).isNotNull();
    }
}
