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
 * @param batchBytes how many bytes of lines of all batches may be
 */
@ConfigurationProperties("guerdon.web")
record WebProperties(int requestsPerSecond, int connections, int requestsAtOnce, int batchWindow, int batchBytes) {
    /** A connection in use takes about 40 KB of buffers, so that all of them take less than a tenth of the heap. */
    private static final long HEAP_PER_CONNECTION = 512 * 1024;
    /** A line that is read takes several times its bytes. */
    private static final long HEAP_PER_BATCH_BYTE = 32;

    @ConstructorBinding
    WebProperties(
            @DefaultValue("50000") int requestsPerSecond,
            @Nullable Integer connections,
            @Nullable Integer requestsAtOnce,
            @DefaultValue("512") int batchWindow,
            @Nullable Integer batchBytes) {
        this(
                requestsPerSecond,
                connections == null ? affordableConnections() : connections.intValue(),
                requestsAtOnce == null ? affordableConnections() / 2 : requestsAtOnce.intValue(),
                batchWindow,
                batchBytes == null ? affordable(HEAP_PER_BATCH_BYTE, Integer.MAX_VALUE) : batchBytes.intValue());
    }

    private static int affordableConnections() {
        return Math.max(512, affordable(HEAP_PER_CONNECTION, 16_384));
    }

    private static int affordable(long heapForOne, int most) {
        return (int) Math.min(Runtime.getRuntime().maxMemory() / heapForOne, most);
    }
}
