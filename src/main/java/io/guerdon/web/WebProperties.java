package io.guerdon.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the HTTP edge.
 *
 * @param requestsPerSecond how many each key may send to this process
 * @param batchWindow how many lines of one batch may be under way at once
 */
@ConfigurationProperties("guerdon.web")
record WebProperties(
        @DefaultValue("50000") int requestsPerSecond,
        @DefaultValue("512") int batchWindow) {}
