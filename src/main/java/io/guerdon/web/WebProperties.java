package io.guerdon.web;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the HTTP edge.
 *
 * @param requestsPerSecond how many each key may send to this process
 * @param connections how many may be open; whoever comes later waits to be let in
 * @param requestsAtOnce how many requests may be under way; more are answered 503
 * @param batchWindow how many lines of one batch may be under way at once
 */
@ConfigurationProperties("guerdon.web")
record WebProperties(int requestsPerSecond, int connections, int requestsAtOnce, int batchWindow) {
    /** A connection in use takes about 40 KB of buffers, so that all of them take less than a tenth of the heap. */
    private static final long HEAP_PER_CONNECTION = 512 * 1024;

    @ConstructorBinding
    WebProperties(
            @DefaultValue("50000") int requestsPerSecond,
            @Nullable Integer connections,
            @Nullable Integer requestsAtOnce,
            @DefaultValue("512") int batchWindow) {
        this(
                requestsPerSecond,
                connections == null ? affordable() : connections.intValue(),
                requestsAtOnce == null ? affordable() / 2 : requestsAtOnce.intValue(),
                batchWindow);
    }

    private static int affordable() {
        return Math.toIntExact(Math.clamp(Runtime.getRuntime().maxMemory() / HEAP_PER_CONNECTION, 512, 16_384));
    }
}
