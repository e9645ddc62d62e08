package io.guerdon.publishing;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to Kafka, as {@code spring.kafka} describes it; what order and durability need is fixed here. */
@Configuration(proxyBeanMethods = false)
class Kafka {
    private static final int BUFFER_BYTES = 16 * 1_024 * 1_024;
    private static final int BATCH_BYTES = 256 * 1024;
    private static final int LONGEST_BLOCK_MILLIS = 10_000;

    /** Closes its producer within a bound; a producer's own {@code close()} waits for acknowledgements for ever. */
    @Bean
    KafkaBroker broker(KafkaConnectionDetails connection, KafkaProperties properties, Topics topics) {
        return new KafkaBroker(producer(connection, properties), topics);
    }

    @Bean
    Topics topics(KafkaConnectionDetails connection, KafkaProperties properties, PublishingSettings settings) {
        Map<String, Object> admin = new HashMap<>(properties.buildAdminProperties());
        admin.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, connection.getAdmin().getBootstrapServers());
        return new Topics(
                Admin.create(admin),
                settings.topics().partitions(),
                settings.topics().replication());
    }

    static Producer<String, byte[]> producer(KafkaConnectionDetails connection, KafkaProperties properties) {
        Map<String, Object> settings = new HashMap<>(properties.buildProducerProperties());
        settings.put(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                connection.getProducer().getBootstrapServers());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // A producer that gave up on an event would let later events of the same member overtake it.
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, LONGEST_BLOCK_MILLIS);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        // With several under way, the first batch to a new partition can be refused and a later one taken: the broker
        // knows nothing of this producer there yet, accepts any first number, and then refuses the first batch for
        // ever.
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }
}
