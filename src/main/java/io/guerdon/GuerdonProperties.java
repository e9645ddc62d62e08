package io.guerdon;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

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
     * @param cachedAccounts account states kept in memory; 0 for one per 4 KiB of heap
     */
    record Ledger(
            @DefaultValue("4096") int capacity,
            @DefaultValue("0") int cachedAccounts) {
        private static final long HEAP_PER_ACCOUNT = 4_096;

        int accountsKept() {
            return cachedAccounts > 0
                    ? cachedAccounts
                    : Math.toIntExact(Runtime.getRuntime().maxMemory() / HEAP_PER_ACCOUNT);
        }
    }
}
