package io.guerdon;

import io.guerdon.embedded.broker.EmbeddedBroker;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The broker inside the process, where {@code spring.kafka.bootstrap-servers} gives no other. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("guerdon.broker.embedded")
class BrokerConfiguration {
    @Bean
    EmbeddedBroker embeddedBroker(GuerdonProperties properties) {
        return EmbeddedBroker.start(properties.dataDirectory().resolve("broker"));
    }

    @Bean
    KafkaConnectionDetails embeddedBrokerAddress(EmbeddedBroker broker) {
        List<String> servers = List.of(broker.bootstrapServers());
        return () -> servers;
    }
}
