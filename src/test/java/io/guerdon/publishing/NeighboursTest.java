package io.guerdon.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.TestClock;
import io.guerdon.publishing.Registration.Standing;
import io.guerdon.publishing.Registration.Tenure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was known while others wrote is never taken for fresh because they have gone. */
class NeighboursTest {
    private static final Duration LAG = Duration.ofMillis(20);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final Neighbours neighbours = new Neighbours("self", LAG, clock);
    private final Registration self = Registration.live("self", Instant.MAX);
    private final Registration other = Registration.live("other", Instant.MAX);

    @Test
    void oneThatIsAloneNeedNotAskAgainForADay() {
        watch(MINUTE, self);
        assertThat(neighbours.bound()).isLessThan(MINUTE).isGreaterThan(MINUTE.minusSeconds(10));

        watch(Duration.ofHours(25), self);
        assertThat(neighbours.bound()).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void asksWhatWasKnownBeforeTheLastOfTheOthersClosed() {
        watch(MINUTE, self, other);
        assertThat(neighbours.bound()).isEqualTo(LAG);

        see(self, closed(other));
        assertThat(neighbours.bound()).isEqualTo(LAG);
        watch(MINUTE, self, closed(other));
        assertThat(neighbours.bound()).isLessThan(MINUTE);
    }

    @Test
    void asksWhatWasKnownBeforeOneThatCameAndWentUnseen() {
        watch(Duration.ofHours(1), self);
        clock.advance(Duration.ofSeconds(1));

        see(self, closed(other));
        assertThat(neighbours.bound()).isEqualTo(LAG);
    }

    @Test
    void asksWhatWasKnownBeforeATimeInWhichItSawNothing() {
        watch(Duration.ofHours(1), self);
        clock.advance(Duration.ofSeconds(6));
        assertThat(neighbours.bound()).isEqualTo(LAG);

        see(self);
        assertThat(neighbours.bound()).isEqualTo(LAG);
    }

    /** The list is older than the answer: whoever is closed in it may have written while it was on its way. */
    @Test
    void isAloneFromWhenTheListCame() {
        watch(MINUTE, self, other);
        Instant asked = clock.instant();
        clock.advance(Duration.ofSeconds(4));
        neighbours.saw(List.of(self, closed(other)), asked);

        clock.advance(Duration.ofSeconds(1));
        see(self, closed(other));
        watch(MINUTE, self, closed(other));
        assertThat(neighbours.bound()).isEqualTo(MINUTE.minusSeconds(4));
    }

    /** Sees the same once a second for a while. */
    private void watch(Duration length, Registration... all) {
        for (long second = 0; second < length.toSeconds(); second++) {
            clock.advance(Duration.ofSeconds(1));
            see(all);
        }
    }

    private void see(Registration... all) {
        neighbours.saw(List.of(all), clock.instant());
    }

    private Registration closed(Registration writer) {
        return writer.held(new Tenure(Standing.CLOSED, writer.id(), clock.instant()));
    }
}
