package io.guerdon.webhook;

import io.guerdon.ledger.Writer;
import io.guerdon.member.MasterKey;
import io.guerdon.publishing.PartnerFeed;
import io.guerdon.publishing.PartnerId;
import io.guerdon.publishing.ProgramEvents;
import io.guerdon.webhook.Webhook.Events;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Webhooks over the stores, and their couriers over Kafka. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookSettings.class)
class Wiring {
    private static final int READ_AT_ONCE = 200;
    private static final int FETCH_BYTES = 1_024 * 1_024;
    private static final int PART_BYTES = 256 * 1_024;

    @Bean
    Reach webhookReach(WebhookSettings settings) {
        return new Reach(settings.alsoReach());
    }

    @Bean
    SecretVault webhookSecrets(MasterKey key) {
        return new SecretVault(key.cipher("webhooks"));
    }

    @Bean
    Webhooks webhooks(Webhooks.Stores stores, Reach reach, SecretVault vault, WebhookSettings settings, Clock clock) {
        return new Webhooks(
                stores, new Webhooks.Terms(settings.mostPerProgram(), settings.mostPerPartner(), reach), vault, clock);
    }

    @Bean
    Webhooks.Stores webhookStores(WebhookStore webhooks, ProgressStore progress, DeadLetterStore deadLetters) {
        return new Webhooks.Stores(webhooks, progress, deadLetters);
    }

    @Bean
    DeadLetters deadLetters(Webhooks webhooks, DeadLetterStore store, Clock clock) {
        return new DeadLetters(webhooks, store, clock);
    }

    @Bean
    Rounds.Posts posts(Reach reach, WebhookSettings settings) {
        return Rounds.Posts.within(reach, settings.tries().timeout());
    }

    @Bean
    Rounds rounds(Rounds.Posts posts, SecretVault vault, Clock clock, MeterRegistry meters) {
        return new Rounds(posts, vault, clock, meters);
    }

    /** No group: the place is kept with the lease. No topic is made by asking for it. */
    @Bean
    Notices.Source notices(KafkaConnectionDetails connection, KafkaProperties properties, PartnerFeed feed) {
        Map<String, Object> settings = new HashMap<>(properties.buildConsumerProperties());
        settings.put(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                connection.getConsumer().getBootstrapServers());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // Whoever was away longer than records are kept goes on with the oldest there is.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, READ_AT_ONCE);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, PART_BYTES);
        return (webhook, place) -> switch (webhook.subscription().events()) {
            case Events.OfProgram _ ->
                new TopicNotices(
                        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer()),
                        ProgramEvents.topics(webhook.program()),
                        place);
            case Events.OfPartner stream ->
                new PartnerNotices(feed, new PartnerId(webhook.program(), stream.partner()), place);
        };
    }

    @Bean
    WebhookMeters webhookMeters(MeterRegistry registry) {
        return new WebhookMeters(registry);
    }

    @Bean
    Couriers.Care webhookCare(Writer writer, WebhookSettings settings, Clock clock) {
        return new Couriers.Care(writer.id(), settings.lease(), clock);
    }

    @Bean
    Couriers couriers(
            Webhooks.Stores stores,
            Couriers.Care care,
            Notices.Source source,
            Rounds rounds,
            WebhookMeters meters,
            WebhookSettings settings) {
        Circuit.Waits waits = Circuit.Waits.of(
                care.clock(), settings.tries().firstWait(), settings.tries().longestWait());
        return new Couriers(stores, care, hired -> courier(hired, stores, source, rounds, waits), meters);
    }

    static Courier courier(
            Couriers.Hired hired, Webhooks.Stores stores, Notices.Source source, Rounds rounds, Circuit.Waits waits) {
        return new Courier(
                hired,
                source,
                rounds,
                Circuit.of(waits, hired.tenure().standing().failure()),
                new Aside(stores.deadLetters(), hired.webhook()));
    }
}
