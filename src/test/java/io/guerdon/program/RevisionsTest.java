package io.guerdon.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.guerdon.program.Revision.State;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which revision is in force when. */
class RevisionsTest {
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");
    private final Revision first = revision(1, Instant.EPOCH);
    private final Revision july = revision(2, JULY);
    private final Revision june = revision(3, JUNE);

    @Test
    void aScheduledRevisionWaitsForItsTime() {
        Revisions revisions = new Revisions(List.of(first, july));

        assertThat(revisions.inForce(JULY.minusMillis(1))).isEqualTo(first);
        assertThat(revisions.inForce(JULY)).isEqualTo(july);
        assertThat(revisions.state(july, JUNE)).isEqualTo(State.SCHEDULED);
        assertThat(revisions.state(first, JUNE)).isEqualTo(State.IN_FORCE);
        assertThat(revisions.state(first, JULY)).isEqualTo(State.REPLACED);
    }

    @Test
    void aLaterRevisionReplacesWhatWasScheduledBeforeIt() {
        Revisions revisions = new Revisions(List.of(first, july, june));

        assertThat(revisions.inForce(JUNE.minusMillis(1))).isEqualTo(first);
        assertThat(revisions.inForce(JUNE)).isEqualTo(june);
        assertThat(revisions.inForce(JULY)).isEqualTo(june);
        assertThat(revisions.state(july, Instant.EPOCH)).isEqualTo(State.REPLACED);
        assertThat(revisions.state(june, Instant.EPOCH)).isEqualTo(State.SCHEDULED);
    }

    @Test
    void beforeEverythingTheFirstRevisionJudges() {
        Revisions revisions = new Revisions(List.of(revision(1, JUNE)));

        assertThat(revisions.inForce(Instant.EPOCH).number()).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> new Revisions(List.of(july)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Revisions(List.of()));
    }

    private static Revision revision(int number, Instant effectiveAt) {
        Program demo = DemoProgram.program();
        Program program = new Program(demo.id(), number, demo.place(), demo.policies(), demo.merchants());
        return new Revision(program, effectiveAt, Revision.Origin.FOUNDED);
    }
}
