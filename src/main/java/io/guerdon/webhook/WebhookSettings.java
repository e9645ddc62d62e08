package io.guerdon.webhook;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of webhooks.
 *
 * @param alsoReach what may be reached beside the public internet: LOOPBACK for development, PRIVATE for systems in one's own network
 * @param mostPerProgram how many a program may register
 * @param mostPerPartner how many each partner may register
 * @param lease after which a silent process's webhooks are taken over by another one
 * @param tries how often and how long an event is tried
 */
@ConfigurationProperties("guerdon.webhooks")
record WebhookSettings(
        @DefaultValue Set<Reach.Beyond> alsoReach,
        @DefaultValue("20") int mostPerProgram,
        @DefaultValue("5") int mostPerPartner,
        @DefaultValue("PT15S") Duration lease,
        @DefaultValue Tries tries) {

    /**
     * How long an event is tried.
     *
     * @param timeout how long an address may take to acknowledge
     * @param firstWait how long nothing is sent after a failure; each wait is about twice the one before
     * @param longestWait between two attempts
     */
    record Tries(
            @DefaultValue("PT15S") Duration timeout,
            @DefaultValue("PT1S") Duration firstWait,
            @DefaultValue("PT5M") Duration longestWait) {}
}
