package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What callers are told while the store is away, and when they call too often. */
class OutageTest {
    private final Http http = Http.with("guerdon.web.requests-per-second=40");
    private final CircuitBreaker breaker = http.bean(CircuitBreaker.class);
    private final Outage store = http.bean(Outage.class);

    @AfterEach
    void stop() {
        http.close();
    }

    @Test
    void aStoreThatStaysAwayIsLeftAloneUntilItIsBack() {
        store.begin();
        for (int call = 0; call < 10; call++) {
            assertAway(http.get("demo-till", "/v1/program"));
        }
        assertThat(breaker.getState()).isEqualTo(State.OPEN);

        long asked = store.asked();
        assertAway(http.get("demo-till", "/v1/program"));
        assertThat(store.asked()).isEqualTo(asked);

        store.end();
        breaker.transitionToHalfOpenState();
        for (int call = 0; call < 5; call++) {
            assertThat(http.get("demo-till", "/v1/program").status()).isEqualTo(200);
        }
        assertThat(breaker.getState()).isEqualTo(State.CLOSED);
    }

    private static void assertAway(Http.Reply reply) {
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.code()).isEqualTo("store-unavailable");
        assertThat(reply.headers()).containsEntry("Retry-After", "1");
    }

    @Test
    void whoeverCallsTooOftenWaitsAndNobodyElse() {
        Http.Reply reply = http.get("demo-till", "/v1/program");
        // More calls than a second allows, sooner than ten seconds can pass.
        for (int call = 0; call < 400 && reply.status() == 200; call++) {
            reply = http.get("demo-till", "/v1/program");
        }

        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.type()).isEqualTo("application/problem+json");
        assertThat(reply.code()).isEqualTo("rate-limited");
        assertThat(reply.headers()).containsEntry("Retry-After", "1");
        assertThat(http.get("demo-app", "/v1/program").status()).isEqualTo(200);
    }
}
