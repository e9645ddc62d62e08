package io.guerdon.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A service that lets no request in. */
class AdmissionTest {
    private final Http http = Http.with("guerdon.web.requests-at-once=0");

    @AfterEach
    void stop() {
        http.close();
    }

    @Test
    void whoeverIsRefusedIsCounted() {
        for (int refused = 0; refused < 3; refused++) {
            Http.Reply reply = http.get("demo-operator", "/v1/program");
            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.headers()).containsKey("X-Request-Id");
        }

        assertThat(http.get("", "/actuator/prometheus").text().lines())
                .filteredOn(line -> line.startsWith("http_server_requests_seconds_count"))
                .filteredOn(line -> line.contains("status=\"503\""))
                .singleElement()
                .asString()
                .endsWith(" 3");
    }
}
