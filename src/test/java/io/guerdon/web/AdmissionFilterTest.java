package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import jakarta.servlet.FilterChain;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

/** How many requests are let in at once. */
class AdmissionFilterTest {
    private final AdmissionFilter filter = new AdmissionFilter(
            Bulkhead.of(
                    "one",
                    BulkheadConfig.custom()
                            .maxConcurrentCalls(1)
                            .maxWaitDuration(Duration.ZERO)
                            .build()),
            new ProblemWriter(new ProblemTexts(), new JsonMapper()));

    @Test
    void tellsWhoComesWhenAllPlacesAreTakenToComeAgain() throws Exception {
        AtomicReference<MockHttpServletResponse> second = new AtomicReference<>();

        MockHttpServletResponse first =
                send("/v1/program", (_, _) -> second.set(send("/v1/program", AdmissionFilterTest::fine)));

        assertThat(first.getStatus()).isEqualTo(200);
        assertThat(second.get().getStatus()).isEqualTo(503);
        assertThat(second.get().getHeader("Retry-After")).isEqualTo("1");
        assertThat(second.get().getContentAsString()).contains("\"code\":\"overloaded\"");
    }

    @Test
    void alwaysTellsHowTheProcessIs() throws Exception {
        AtomicReference<MockHttpServletResponse> health = new AtomicReference<>();

        send("/v1/program", (_, _) -> health.set(send("/actuator/health/liveness", AdmissionFilterTest::fine)));

        assertThat(health.get().getStatus()).isEqualTo(200);
    }

    @Test
    void givesAPlaceBackWhateverBecameOfTheRequest() throws Exception {
        assertThat(thrownBy(() -> send("/v1/program", (_, _) -> {
                    throw new IllegalStateException("a bug");
                })))
                .isInstanceOf(IllegalStateException.class);

        assertThat(send("/v1/program", AdmissionFilterTest::fine).getStatus()).isEqualTo(200);
    }

    private static Throwable thrownBy(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return org.assertj.core.api.Assertions.catchThrowable(call);
    }

    private static void fine(Object request, Object response) {
        assertThat(request).isNotNull();
        assertThat(response).isNotNull();
    }

    private MockHttpServletResponse send(String path, FilterChain then) throws java.io.IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        try {
            filter.doFilter(new MockHttpServletRequest("GET", path), response, then);
        } catch (jakarta.servlet.ServletException impossible) {
            throw new AssertionError(impossible);
        }
        return response;
    }
}
