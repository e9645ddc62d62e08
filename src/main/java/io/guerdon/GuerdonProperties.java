package io.guerdon;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the process.
 *
 * @param dataDirectory where the embedded store and broker keep their files
 * @param ledger sizes
 */
@ConfigurationProperties("guerdon")
record GuerdonProperties(
        @DefaultValue("data") Path dataDirectory,
        @DefaultValue Ledger ledger) {

    /**
     * Sizes of the ledger.
     *
     * @param capacity operations that may wait before callers get 503
     * @param cache memory for account states, about; 0 for four tenths of the heap
     */
    record Ledger(
            @DefaultValue("4096") int capacity,
            @DefaultValue("0B") DataSize cache) {

        long cacheBytes() {
            return cache.toBytes() > 0 ? cache.toBytes() : Runtime.getRuntime().maxMemory() / 10 * 4;
        }
    }
}
