package io.guerdon.publishing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of publishing.
 *
 * @param lease after which a silent process's writer is adopted by another one; renewed ten times as often
 * @param kept latest entries kept in memory for the relay
 * @param snapshotAge longest time an account's snapshot stays behind the journal
 * @param readLag how far reads may be behind entries of other processes
 * @param topics how topics are created
 */
@ConfigurationProperties("guerdon.publishing")
record PublishingSettings(
        @DefaultValue("PT10S") Duration lease,
        @DefaultValue("8192") int kept,
        @DefaultValue("PT30S") Duration snapshotAge,
        @DefaultValue("PT0S") Duration readLag,
        @DefaultValue TopicSettings topics) {

    /**
     * How topics are created on first use.
     *
     * @param partitions of each topic
     * @param replication factor of each topic; -1 for the broker's default
     */
    record TopicSettings(
            @DefaultValue("4") int partitions,
            @DefaultValue("-1") short replication) {}
}
