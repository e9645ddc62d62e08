package io.guerdon.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.EntryId;
import io.guerdon.ledger.InMemoryJournal;
import io.guerdon.publishing.Registration.Standing;
import io.guerdon.publishing.Registration.Tenure;
import io.guerdon.unit.ProgramId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Something is on its way as long as its writer has not published it, whatever has become of the writer. */
class IntakeTest {
    private static final Instant END = TestEntries.NOW.plusMillis(1);

    private final InMemoryJournal journal = new InMemoryJournal();
    private final InMemoryWriters writers = new InMemoryWriters();
    private final TestEntries till = new TestEntries(journal);
    private final Intake intake = new Intake(writers, journal);

    @ParameterizedTest
    @EnumSource(Standing.class)
    void whatIsNotPublishedIsOnItsWay(Standing standing) {
        commit("a", 3);
        register("a", standing, new Mark(2, Set.of()));
        assertThat(intake.isComplete(TestEntries.PROGRAM, END)).isFalse();
        register("b", standing, Mark.NONE);
        assertThat(intake.isComplete(TestEntries.PROGRAM, END)).isFalse();

        publish("a", new Mark(3, Set.of()));

        assertThat(intake.isComplete(TestEntries.PROGRAM, END)).isTrue();
    }

    @Test
    void whatWasRecordedLaterOrByOthersMatters() {
        commit("a", 1);
        register("a", Standing.LIVE, Mark.NONE);

        assertThat(intake.isComplete(TestEntries.PROGRAM, TestEntries.NOW)).isTrue();
        assertThat(intake.isComplete(new ProgramId("other"), END)).isTrue();
        assertThat(intake.isComplete(TestEntries.PROGRAM, END)).isFalse();
    }

    @Test
    void aHoleThatWasFilledIsOnItsWay() {
        commit("a", 2);
        commit("a", 5);
        register("a", Standing.CLOSED, new Mark(5, Set.of(2L, 3L)));
        assertThat(intake.isComplete(TestEntries.PROGRAM, END)).isFalse();

        publish("a", new Mark(5, Set.of(3L)));

        assertThat(intake.isComplete(TestEntries.PROGRAM, END)).isTrue();
    }

    @Test
    void manyPagesOfWhatIsPublishedAreSeenThrough() {
        for (int n = 1; n <= 1_201; n++) {
            commit("a", n);
        }
        register("a", Standing.CLOSED, new Mark(1_200, Set.of(0L)));

        assertThat(intake.isComplete(TestEntries.PROGRAM, END)).isFalse();
    }

    private void commit(String writer, long n) {
        journal.insert(List.of(till.earn(new EntryId(writer, n), "mem_" + writer, "cafe", 1)));
    }

    private void register(String writer, Standing standing, Mark published) {
        Tenure tenure = new Tenure(standing, writer, TestEntries.NOW);
        writers.register(new Registration(writer, 1, tenure, published, 0));
    }

    private void publish(String writer, Mark published) {
        Registration there = writers.find(writer).orElseThrow();
        assertThat(writers.replace(there.renewed(TestEntries.NOW, published, 0)))
                .isTrue();
    }
}
