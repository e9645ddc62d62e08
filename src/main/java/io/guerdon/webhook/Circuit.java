package io.guerdon.webhook;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.guerdon.webhook.Progress.Failure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Says with how much an address may be asked: with everything, with nothing while it was not well a moment ago, then with one event. A round
 * of requests is one call of the breaker, not a request: else one event that is refused would keep back those of everybody else.
 *
 * <p>Asked and told by the courier's thread alone; its state may be read by any.
 */
final class Circuit {
    private final CircuitBreaker breaker;
    private final Waits waits;
    /** Attempts another process has made, so that waits go on growing; all but one, as beginning half-open counts as one. */
    private int before;

    private Instant nextAt = Instant.EPOCH;
    private boolean asked;

    private Circuit(Waits waits, State first, int before) {
        this.waits = waits;
        this.before = before;
        this.breaker = CircuitBreaker.of(
                "webhook",
                CircuitBreakerConfig.custom()
                        .slidingWindow(1, 1, CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .waitIntervalFunctionInOpenState(this::opened)
                        .recordResult(Round.MISSED::equals)
                        .initialState(first)
                        .clock(waits.clock())
                        .build());
    }

    /** That of an address as another process left it: one that failed is asked with one event. */
    static Circuit of(Waits waits, Optional<Failure> failure) {
        return new Circuit(
                waits,
                failure.isPresent() ? State.HALF_OPEN : State.CLOSED,
                failure.map(seen -> seen.attempts() - 1).orElse(0));
    }

    /**
     * How long it is open after which failure.
     *
     * @param growing the failure from which on waits do not grow any more
     */
    record Waits(Clock clock, IntervalFunction each, int growing) {
        private static final double GROWTH = 2;
        private static final double JITTER = 0.3;

        static Waits of(Clock clock, Duration first, Duration longest) {
            int growing = 1;
            while (first.toMillis() << (growing - 1) < longest.toMillis()) {
                growing++;
            }
            return new Waits(
                    clock, IntervalFunction.ofExponentialRandomBackoff(first, GROWTH, JITTER, longest), growing);
        }
    }

    /** With how much an address may be asked now. */
    enum Admission {
        NOTHING,
        ONE,
        ALL
    }

    private enum Round {
        WENT,
        MISSED
    }

    /** The library does not tell how long it waits, so it is noted where it asks. */
    private long opened(int attempt) {
        long wait = waits.each().apply(Math.min(before + attempt, waits.growing()));
        nextAt = waits.clock().instant().plusMillis(wait);
        return wait;
    }

    /** What was admitted before, and of which nobody has told how it went, counts as not asked for. */
    Admission ask() {
        if (asked) {
            breaker.releasePermission();
        }
        asked = breaker.tryAcquirePermission();
        if (!asked) {
            return Admission.NOTHING;
        }
        return breaker.getState() == State.HALF_OPEN ? Admission.ONE : Admission.ALL;
    }

    /** The address has dealt with all it was asked with. */
    void went() {
        told(Round.WENT);
        before = 0;
    }

    /** It has not; answers when it may be asked again. */
    Instant missed() {
        told(Round.MISSED);
        return nextAt;
    }

    private void told(Round round) {
        asked = false;
        breaker.onResult(0, TimeUnit.MILLISECONDS, round);
    }

    /** What was is not waited for any more. */
    void reset() {
        asked = false;
        before = 0;
        breaker.reset();
    }

    State state() {
        return breaker.getState();
    }

    Clock clock() {
        return waits.clock();
    }
}
