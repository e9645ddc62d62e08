package io.guerdon.reconciliation;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds of reconciliations in a process.
 *
 * @param directory where uploads are sorted; needs about 300 bytes for each line and event of those under way
 * @param mostLines of an upload
 * @param mostBytes of an upload
 * @param atOnce how many may be under way; more are told to come again
 * @param kept how many of a partner are; the oldest are forgotten with what they found
 * @param discrepancies how many of one are kept; the others are counted
 * @param sortMegabytes memory for sorting, for each that is under way
 * @param silence after which one that nobody has noted anything of is taken for interrupted
 */
@ConfigurationProperties("guerdon.reconciliation")
public record ReconciliationSettings(
        Path directory,
        @DefaultValue("5000000") long mostLines,
        @DefaultValue("1GB") DataSize mostBytes,
        @DefaultValue("2") int atOnce,
        @DefaultValue("36") int kept,
        @DefaultValue("100000") long discrepancies,
        @DefaultValue("32") int sortMegabytes,
        @DefaultValue("PT60S") Duration silence) {
    public ReconciliationSettings {
        if (mostLines < 1
                || atOnce < 1
                || kept < 1
                || discrepancies < 1
                || sortMegabytes < 1
                || sortMegabytes > 1_024) {
            throw new IllegalArgumentException("guerdon.reconciliation.*: bounds are positive");
        }
    }
}
