package io.guerdon.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nobody is taken for gone by who has not looked. */
class KnownWritersTest {
    private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final Neighbours neighbours = new Neighbours("self", Duration.ZERO, clock);

    @Test
    void whoWasNotSeenIsGoneForAsLongAsTheSightCounts() {
        assertThat(neighbours.known("other")).isTrue();

        neighbours.saw(List.of(Registration.live("self", Instant.MAX)), clock.instant());
        assertThat(neighbours.known("self")).isTrue();
        assertThat(neighbours.known("other")).isFalse();

        clock.advance(Duration.ofSeconds(6));
        assertThat(neighbours.known("other")).isTrue();
    }
}
