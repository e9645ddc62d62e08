package io.guerdon.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.guerdon.ledger.TestClock;
import io.guerdon.webhook.Circuit.Admission;
import io.guerdon.webhook.Progress.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CircuitTest {
    private static final Instant AT = Instant.parse("2026-11-28T12:00:00Z");
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final TestClock clock = new TestClock(AT);
    private final Circuit.Waits waits = Circuit.Waits.of(clock, Duration.ofSeconds(1), LONGEST);
    private final Circuit circuit = Circuit.of(waits, Optional.empty());

    @Test
    void letsEverythingThroughWhileAllGoesWell() {
        for (int round = 0; round < 5; round++) {
            assertThat(circuit.ask()).isEqualTo(Admission.ALL);
            circuit.went();
            assertThat(circuit.state()).isEqualTo(State.CLOSED);
        }
    }

    @Test
    void opensWithTheFirstFailureAndLetsOneEventThroughWhenItsWaitIsOver() {
        circuit.ask();
        Instant next = circuit.missed();
        assertThat(circuit.state()).isEqualTo(State.OPEN);
        assertThat(circuit.ask()).isEqualTo(Admission.NOTHING);
        assertThat(Duration.between(AT, next)).isBetween(Duration.ofMillis(700), Duration.ofMillis(1_300));
        clock.advance(Duration.between(AT, next));
        assertThat(circuit.ask()).isEqualTo(Admission.NOTHING);

        clock.advance(Duration.ofMillis(1));
        assertThat(circuit.ask()).isEqualTo(Admission.ONE);
        assertThat(circuit.state()).isEqualTo(State.HALF_OPEN);
        circuit.went();
        assertThat(circuit.ask()).isEqualTo(Admission.ALL);
    }

    @Test
    void itsWaitsGrowToFiveMinutesAndItNeverGivesUp() {
        circuit.ask();
        Duration before = Duration.ZERO;
        for (int failure = 1; failure <= 100; failure++) {
            Duration wait = Duration.between(clock.instant(), circuit.missed());
            Duration middle = Duration.ofSeconds(1L << Math.min(failure - 1, 9));
            Duration expected = middle.compareTo(LONGEST) > 0 ? LONGEST : middle;
            assertThat(wait)
                    .as("after failure %d", failure)
                    .isBetween(
                            expected.multipliedBy(7).dividedBy(10),
                            expected.multipliedBy(13).dividedBy(10));
            assertThat(wait).as("jitter").isNotEqualTo(before);
            clock.advance(wait.plusMillis(1));
            assertThat(circuit.ask()).isEqualTo(Admission.ONE);
            before = wait.compareTo(LONGEST) == 0 ? Duration.ZERO : wait;
        }
    }

    @Test
    void whatWentWellBeginsTheWaitsAnew() {
        fail(6);
        circuit.went();
        circuit.ask();
        assertThat(Duration.between(clock.instant(), circuit.missed())).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void whatAnotherProcessLeftFailingIsAskedWithOneEventAndWaitsGrowOn() {
        Failure failure = new Failure("e1", "status 503", 5, AT, AT, AT.plusSeconds(100));
        Circuit taken = Circuit.of(waits, Optional.of(failure));
        assertThat(taken.state()).isEqualTo(State.HALF_OPEN);
        assertThat(taken.ask()).isEqualTo(Admission.ONE);
        assertThat(Duration.between(AT, taken.missed())).isBetween(Duration.ofSeconds(22), Duration.ofSeconds(42));
        assertThat(taken.ask()).isEqualTo(Admission.NOTHING);

        taken.reset();
        assertThat(taken.ask()).isEqualTo(Admission.ALL);
        assertThat(Duration.between(AT, taken.missed())).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void whatWasAdmittedAndNotSentIsAdmittedAgain() {
        fail(2);
        assertThat(circuit.ask()).isEqualTo(Admission.ONE);
        assertThat(circuit.ask()).isEqualTo(Admission.ONE);
        circuit.went();
        assertThat(circuit.state()).isEqualTo(State.CLOSED);
    }

    /** So often, and asked with one event afterwards. */
    private void fail(int times) {
        circuit.ask();
        for (int failure = 0; failure < times; failure++) {
            clock.advance(Duration.between(clock.instant(), circuit.missed()).plusMillis(1));
            circuit.ask();
        }
    }
}
